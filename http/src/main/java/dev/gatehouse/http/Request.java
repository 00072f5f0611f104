package dev.gatehouse.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request whose body has arrived. What has to be decoded is decoded when it is asked for, so that what is malformed is
 * refused in the shape of the door that it came to.
 */
public final class Request {
    private final RequestHead head;
    private final Body body;
    private final List<String> segments;
    private final Map<String, String> pathParameters;

    private Request(RequestHead head, Body body, List<String> segments, Map<String, String> pathParameters) {
        this.head = head;
        this.body = body;
        this.segments = segments;
        this.pathParameters = Map.copyOf(pathParameters);
    }

    /** A request from this machine, for tests and for calls between rooms without a network. */
    public static Request of(String method, String target, Headers headers, byte[] body) {
        var head = new RequestHead(
                UUID.randomUUID().toString(),
                method,
                target,
                headers,
                "https",
                headers.first("Host").orElse("localhost"),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return of(head, new Body.Complete(body));
    }

    /** A request that arrived inside this one, such as a part of a batch: from the same peer, at the same door. */
    public Request part(String method, String target, Headers headers, byte[] body) {
        var inner = new RequestHead(UUID.randomUUID().toString(), method, target, headers, scheme(), host(), remote());
        return of(inner, new Body.Complete(body));
    }

    static Request of(RequestHead head, Body body) {
        return new Request(head, body, null, Map.of());
    }

    /** Random, for logs and replies. */
    public String id() {
        return head.id();
    }

    /** In upper case, such as {@code GET}. */
    public String method() {
        return head.method();
    }

    /** The path as it was sent, with its escapes and without the query. */
    public String path() {
        var question = head.target().indexOf('?');
        return question < 0 ? head.target() : head.target().substring(0, question);
    }

    /** The query as it was sent, without the question mark; empty if there is none. */
    public String rawQuery() {
        var question = head.target().indexOf('?');
        return question < 0 ? "" : head.target().substring(question + 1);
    }

    /**
     * The decoded segments of the path, below the prefix of the router that one stands in. An escaped slash is a slash
     * within its segment; {@code +} is a plus.
     *
     * @throws RequestException 400 for an escape that isn't one
     */
    public List<String> segments() {
        return segments == null ? PathSegments.of(path()) : segments;
    }

    /** What stands in the path at {@code {name}} of the route's template, decoded. */
    public String pathParameter(String name) {
        var value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /** @throws RequestException 400 for an escape that isn't one */
    public Parameters query() {
        return Parameters.parse(rawQuery());
    }

    public Headers headers() {
        return head.headers();
    }

    public Optional<String> header(String name) {
        return head.headers().first(name);
    }

    /** {@code http} or {@code https}: how the door was reached. */
    public String scheme() {
        return head.scheme();
    }

    /** Host and, unless it is the scheme's own, port, as the client named them. */
    public String host() {
        return head.host();
    }

    /** Who is at the other end of the connection. */
    public InetSocketAddress remote() {
        return head.remote();
    }

    /**
     * Not a copy: don't change it.
     *
     * @throws RequestException 413 if it was larger than the door takes
     */
    public byte[] body() {
        return body.bytes();
    }

    public String bodyText() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON, whatever its content type says.
     *
     * @throws RequestException 400 {@code InvalidJson}
     */
    public JsonNode json() {
        return Json.parse(body());
    }

    /**
     * The body as form fields.
     *
     * @throws RequestException 415 if its content type is another than {@code application/x-www-form-urlencoded}
     */
    public Parameters form() {
        var type = header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals("application/x-www-form-urlencoded")) {
            throw new RequestException(
                    415, "UnsupportedMediaType", "Send the fields as application/x-www-form-urlencoded.");
        }
        return Parameters.parse(bodyText());
    }

    /** This request below a prefix, with what the template found. */
    Request routed(List<String> rest, Map<String, String> found) {
        var all = new java.util.HashMap<>(pathParameters);
        all.putAll(found);
        return new Request(head, body, rest, all);
    }

    @Override
    public String toString() {
        return method() + " " + path() + " [" + id() + "]";
    }
}
