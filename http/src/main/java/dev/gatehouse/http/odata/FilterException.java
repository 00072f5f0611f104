package dev.gatehouse.http.odata;

import dev.gatehouse.http.RequestException;

/** A {@code $filter} that can't be understood or evaluated: 400 {@code InvalidFilter}. */
public final class FilterException extends RequestException {
    FilterException(int position, String expected, String found) {
        this("at position " + (position + 1) + ": expected " + expected + " but found " + found);
    }

    FilterException(String problem) {
        super(400, "InvalidFilter", "$filter: " + problem + ".");
    }
}
