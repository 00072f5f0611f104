package dev.gatehouse.tenant.token;

import dev.gatehouse.http.ErrorRenderer;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.MethodNotAllowedException;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Errors of the token service as Entra ID words them (facts/entra-and-graph.md §3.1). */
public final class TokenErrors implements ErrorRenderer {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final TenantFacts tenant;

    public TokenErrors(InstantSource clock, TenantFacts tenant) {
        this.clock = clock;
        this.tenant = tenant;
    }

    @Override
    public Optional<Reply> render(Request request, RuntimeException failure) {
        return switch (failure) {
            case TokenRequestRefused refused -> Optional.of(reply(request, refused));
            case MethodNotAllowedException method ->
                Optional.of(reply(
                                request,
                                new TokenRequestRefused(
                                        TokenFault.METHOD,
                                        "The endpoint only accepts " + method.allow() + " requests. Received a "
                                                + request.method() + " request."))
                        .with("Allow", method.allow()));
            case RequestException refused
            when refused.status() >= 500 ->
                Optional.of(reply(request, new TokenRequestRefused(TokenFault.FAILED, refused.getMessage())));
            case RequestException refused ->
                Optional.of(reply(request, new TokenRequestRefused(TokenFault.FIELD_MISSING, refused.getMessage())));
            default -> Optional.empty();
        };
    }

    private Reply reply(Request request, TokenRequestRefused refused) {
        var fault = refused.fault();
        var timestamp = TIMESTAMP.format(clock.instant());
        var correlation = ReplyHeaders.correlationId(request);
        var body = Json.object();
        body.put("error", fault.error());
        body.put(
                "error_description",
                "AADSTS" + fault.number() + ": " + refused.getMessage() + " Trace ID: " + request.id()
                        + " Correlation ID: " + correlation + " Timestamp: " + timestamp);
        body.putArray("error_codes").add(fault.number());
        body.put("timestamp", timestamp);
        body.put("trace_id", request.id());
        body.put("correlation_id", correlation);
        body.put("error_uri", tenant.controlUrl() + "/error?code=" + fault.number());
        var reply = ReplyHeaders.add(request, Reply.json(fault.status(), body));
        if (fault.status() == 401) {
            // RFC 6749 section 5.2 asks for it when the client used the Authorization header.
            reply = reply.with("WWW-Authenticate", "Basic realm=\"" + tenant.id() + "\"");
        }
        if (refused.retryAfter().isPresent()) {
            reply = reply.with(
                    "Retry-After", Long.toString(refused.retryAfter().get().toSeconds()));
        }
        return reply;
    }
}
