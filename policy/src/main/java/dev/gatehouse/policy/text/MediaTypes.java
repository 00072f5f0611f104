package dev.gatehouse.policy.text;

import dev.gatehouse.policy.Headers;

import java.util.Locale;

/** What a message's {@code Content-Type} and {@code Accept} say about JSON and XML. */
public final class MediaTypes {

    private MediaTypes() {}

    /** Whether the body is said to be JSON. */
    public static boolean isJson(Headers headers) {
        String type = essence(headers.first("Content-Type").orElse(""));
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    /** Whether XML is asked for by name. */
    public static boolean wantsXml(Headers headers) {
        for (String line : headers.all("Accept")) {
            for (String item : line.split(",")) {
                String type = essence(item);
                if (type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String essence(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }
}
