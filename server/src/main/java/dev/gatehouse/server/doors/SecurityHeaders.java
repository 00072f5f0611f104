package dev.gatehouse.server.doors;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;

import java.util.Map;

/**
 * Adds to every reply of the control plane what keeps browsers from being used against it, unless a handler knows
 * better. {@code Strict-Transport-Security} is for this host alone, and not sent for localhost, whose other ports often
 * speak plain HTTP, among them the gateway's.
 */
public final class SecurityHeaders implements Handler {
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            // Answers are for who asked; what may be kept says so itself.
            "Cache-Control", "no-store");

    private static final long A_YEAR = 31_536_000;

    private final Handler handler;
    private final boolean strictTransport;

    /** @param controlUrl under which the control plane is reached */
    public SecurityHeaders(Handler handler, String controlUrl) {
        this.handler = handler;
        var host = java.net.URI.create(controlUrl).getHost();
        this.strictTransport = !(host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]"));
    }

    @Override
    public Reply handle(Request request) {
        var reply = handler.handle(request);
        for (var header : ALWAYS.entrySet()) {
            if (reply.headers().first(header.getKey()).isEmpty()) {
                reply = reply.with(header.getKey(), header.getValue());
            }
        }
        return strictTransport ? reply.with("Strict-Transport-Security", "max-age=" + A_YEAR) : reply;
    }
}
