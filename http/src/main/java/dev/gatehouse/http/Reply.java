package dev.gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/** What a handler answers. The door adds {@code Content-Length} and leaves the body out for HEAD. */
public final class Reply {
    private final int status;
    private final Headers headers;
    private final byte[] body;

    private Reply(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static Reply empty(int status) {
        return new Reply(status, Headers.none(), new byte[0]);
    }

    public static Reply json(int status, JsonNode body) {
        return bytes(status, "application/json; charset=utf-8", Json.write(body));
    }

    public static Reply text(int status, String body) {
        return bytes(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param body from then on the reply's: don't change it */
    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, Headers.none().with("Content-Type", contentType), body);
    }

    /** This, with the fields of that name replaced by one. */
    public Reply with(String header, String value) {
        return new Reply(status, headers.with(header, value), body);
    }

    /** This, with one more field of that name, such as a second {@code Set-Cookie}. */
    public Reply plus(String header, String value) {
        return new Reply(status, headers.plus(header, value), body);
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** Not a copy: don't change it. */
    public byte[] body() {
        return body;
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Reply[" + status + ", " + headers + ", " + body.length + " bytes]";
    }
}
