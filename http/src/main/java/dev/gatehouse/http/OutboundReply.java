package dev.gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/**
 * What elsewhere answered, whatever its status; redirects are not followed.
 *
 * @param body not a copy: don't change it
 */
public record OutboundReply(int status, Headers headers, byte[] body) {

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws OutboundException if it is not JSON */
    public JsonNode json() {
        try {
            return Json.parse(body);
        } catch (RequestException e) {
            throw new OutboundException(OutboundException.Reason.BROKEN, "The answer is not valid JSON.", e);
        }
    }

    @Override
    public String toString() {
        return "OutboundReply[" + status + ", " + body.length + " bytes]";
    }
}
