package dev.gatehouse.gateway.proxy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The bodies of refusals and faults, in API Management's one-line form with single spaces (facts/gateway.md §4). */
public final class FaultBody {
    public static final String CONTENT_TYPE = "application/json";

    private FaultBody() {}

    /** @param message plain text that is safe to show */
    public static byte[] refusal(int status, String message) {
        return bytes("{ \"statusCode\": " + status + ", \"message\": \"" + escaped(message) + "\" }");
    }

    /** What a caller sees of a fault behind the gateway: its details stand in the log, under the request id. */
    public static byte[] internal(UUID requestId) {
        return bytes("{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \"" + requestId
                + "\" }");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
