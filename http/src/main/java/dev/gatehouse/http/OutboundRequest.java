package dev.gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to elsewhere.
 *
 * @param url absolute, {@code https}, or {@code http} to loopback; a fragment is not sent
 * @param body not a copy: don't change it
 */
public record OutboundRequest(String method, URI url, Headers headers, byte[] body) {
    public static OutboundRequest of(String method, URI url) {
        return new OutboundRequest(method, url, Headers.none(), new byte[0]);
    }

    public static OutboundRequest get(URI url) {
        return of("GET", url);
    }

    public OutboundRequest with(String header, String value) {
        return new OutboundRequest(method, url, headers.with(header, value), body);
    }

    public OutboundRequest withBody(String contentType, byte[] body) {
        return new OutboundRequest(method, url, headers.with("Content-Type", contentType), body);
    }

    public OutboundRequest withJson(JsonNode body) {
        return withBody("application/json", Json.write(body));
    }

    public OutboundRequest withForm(Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> PercentEncoding.encode(field.getKey()) + "=" + PercentEncoding.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return withBody("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether asking twice asks for no more than asking once (RFC 9110, section 9.2.1). */
    boolean repeatable() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Without query, header values and body: any of them may be a credential. */
    @Override
    public String toString() {
        return method + " " + place();
    }

    String place() {
        var authority = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        return url.getScheme() + "://" + authority + url.getRawPath();
    }
}
