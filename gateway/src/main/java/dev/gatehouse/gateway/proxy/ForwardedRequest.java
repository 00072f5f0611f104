package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.ConnectionOptions;
import dev.gatehouse.gateway.proxy.codec.HeadBytes;
import dev.gatehouse.gateway.proxy.codec.HeadWriter;
import dev.gatehouse.gateway.proxy.codec.HeaderBlock;
import dev.gatehouse.gateway.proxy.codec.KnownHeader;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.PolicyFailure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is sent to a backend.
 *
 * @param target what stands in the request line
 * @param withBody whether the call's body goes with it
 * @param without headers that are not passed on, in lower case
 */
record ForwardedRequest(
        Exchange exchange, Backend backend, String method, String target, boolean withBody, List<String> without) {
    /** What a redirect to somebody else does not take along: credentials, and the name of who was meant. */
    private static final List<String> NOT_FOR_OTHERS = List.of("authorization", "cookie", "host");

    /** What describes a body, and goes with it. */
    private static final List<String> OF_BODY =
            List.of("content-type", "content-encoding", "content-language", "content-location", "content-md5");

    /** @throws PolicyFailure if the call's path can't be sent */
    static ForwardedRequest of(Exchange exchange, Backend backend) {
        var request = exchange.request();
        List<String> without = List.of();
        if (backend.origin().host().equals(Connector.ECHO_HOST)) {
            without = and(without, keyHeader(exchange));
        }
        return new ForwardedRequest(
                exchange, backend, request.method(), backend.target(request.path(), request.query()), true, without);
    }

    /**
     * The request that a redirect asks for (RFC 9110 §15.4). None where it is not followed: no redirect, one whose body
     * was sent already, or one that leaves https.
     */
    Optional<ForwardedRequest> redirected(int status, HeaderBlock response, MessageBody body) {
        int line = response.find(KnownHeader.LOCATION);
        if (line < 0) {
            return Optional.empty();
        }
        return switch (status) {
            case 301, 302 -> to(response.value(line), !method.equals("POST"), body);
            case 303 -> to(response.value(line), method.equals("HEAD"), body);
            case 307, 308 -> to(response.value(line), true, body);
            default -> Optional.empty();
        };
    }

    private Optional<ForwardedRequest> to(String location, boolean same, MessageBody body) {
        boolean again = same && withBody;
        if (again && !body.inMemory()) {
            return Optional.empty();
        }
        try {
            var scheme = backend.origin().tls() ? "https://" : "http://";
            var uri = new URI(scheme + backend.hostHeader() + target).resolve(location);
            var next = Backend.parse(uri.toString());
            if (backend.origin().tls() && !next.origin().tls()) {
                return Optional.empty();
            }
            boolean sameOrigin = next.origin().equals(backend.origin());
            var dropped = sameOrigin ? without : and(and(without, NOT_FOR_OTHERS), keyHeader(exchange));
            var bare = new Backend(next.origin(), next.hostHeader(), "", "");
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return Optional.of(new ForwardedRequest(
                    exchange,
                    bare,
                    same ? method : "GET",
                    bare.target(path, query),
                    again,
                    again ? dropped : and(dropped, OF_BODY)));
        } catch (java.net.URISyntaxException | IllegalArgumentException | PolicyFailure e) {
            return Optional.empty();
        }
    }

    /** @param length of the body; 0 for none, -1 if it is not known */
    void write(HeadBytes out, long length) {
        var headers = exchange.request().headers();
        var named = ConnectionOptions.named(headers);
        HeadWriter.requestLine(out, method, target);
        writeHost(out, headers);
        for (int line = 0; line < headers.count(); line++) {
            var known = headers.known(line);
            switch (known) {
                case HOST, CONTENT_LENGTH, EXPECT, FORWARDED_FOR, FORWARDED_PROTO, FORWARDED_HOST -> {}
                case COOKIE -> writeCookie(out, headers, line);
                case AUTHORIZATION -> {
                    if (!exchange.keepsAuthorization(headers, line) && !isWithout(headers, line, named)) {
                        headers.write(line, out);
                    }
                }
                default -> {
                    if (!known.hopByHop() && !isWithout(headers, line, named)) {
                        headers.write(line, out);
                    }
                }
            }
        }
        writeForwarded(out, headers);
        if (length > 0) {
            HeadWriter.contentLength(out, length);
        } else if (length < 0) {
            HeadWriter.chunked(out);
        } else if (expectsBody()) {
            HeadWriter.contentLength(out, 0);
        }
        HeadWriter.endOfLine(out);
    }

    private boolean expectsBody() {
        return switch (method) {
            case "POST", "PUT", "PATCH" -> true;
            default -> false;
        };
    }

    private boolean isWithout(HeaderBlock headers, int line, List<String> named) {
        return ConnectionOptions.isNamed(headers, line, named) || ConnectionOptions.isNamed(headers, line, without);
    }

    /** The backend's own, unless a policy says another. */
    private void writeHost(HeadBytes out, HeaderBlock headers) {
        int line = headers.find(KnownHeader.HOST);
        if (line >= 0 && headers.setHere(line) && !ConnectionOptions.isNamed(headers, line, without)) {
            headers.write(line, out);
        } else {
            HeadWriter.header(out, "Host", backend.hostHeader());
        }
    }

    private void writeCookie(HeadBytes out, HeaderBlock headers, int line) {
        if (ConnectionOptions.isNamed(headers, line, without)) {
            return;
        }
        var value = SessionCookies.without(headers.value(line));
        if (!value.isEmpty()) {
            HeadWriter.header(out, "Cookie", value);
        }
    }

    private void writeForwarded(HeadBytes out, HeaderBlock headers) {
        var caller = exchange.request().callerAddress();
        HeadWriter.ascii(out, "X-Forwarded-For: ");
        for (int line = 0; line < headers.count(); line++) {
            if (headers.known(line) == KnownHeader.FORWARDED_FOR) {
                headers.writeValue(line, out);
                HeadWriter.ascii(out, ", ");
            }
        }
        HeadWriter.ascii(out, caller);
        HeadWriter.endOfLine(out);
        writeForwarded(
                out, headers, KnownHeader.FORWARDED_PROTO, exchange.request().scheme());
        writeForwarded(
                out,
                headers,
                KnownHeader.FORWARDED_HOST,
                exchange.client().requestHead().host().text());
    }

    /** What a policy set stands; what the caller claims does not. */
    private static void writeForwarded(HeadBytes out, HeaderBlock headers, KnownHeader header, String value) {
        int line = headers.find(header);
        if (line >= 0 && headers.setHere(line)) {
            headers.write(line, out);
        } else if (!value.isEmpty()) {
            HeadWriter.header(out, header.text(), value);
        }
    }

    private static List<String> keyHeader(Exchange exchange) {
        return exchange.context()
                .api()
                .map(Entity.Api::keyHeader)
                .map(name -> List.of(name.toLowerCase(Locale.ROOT)))
                .orElse(List.of());
    }

    private static List<String> and(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
