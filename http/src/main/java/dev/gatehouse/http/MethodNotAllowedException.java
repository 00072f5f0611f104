package dev.gatehouse.http;

import java.util.SortedSet;

/** The path is served, but not with this method. */
public final class MethodNotAllowedException extends RequestException {
    private final SortedSet<String> allowed;

    MethodNotAllowedException(String method, SortedSet<String> allowed) {
        super(
                405,
                "MethodNotAllowed",
                "Method " + method + " is not allowed here: use " + String.join(", ", allowed) + ".");
        this.allowed = allowed;
    }

    /** For the reply's {@code Allow} (RFC 9110, section 15.5.6). */
    public String allow() {
        return String.join(", ", allowed);
    }
}
