package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.portal.console.CallRequest.Field;
import dev.gatehouse.portal.session.Session;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Makes a call of one operation at the gateway and tells request, response, times and, when it was refused, why. Neither
 * the token nor a key is told.
 */
final class ConsoleCall {
    private static final int AT_ONCE = 32;
    private static final String REQUEST_ID = "x-gatehouse-request-id";
    private static final Set<String> NEVER = Set.of("CONNECT", "TRACE");
    private static final String HIDDEN = "…";

    private final GatewayDoors doors;
    private final ClientToken tokens;
    private final Why why;
    private final InstantSource clock;
    private final Semaphore running = new Semaphore(AT_ONCE);

    ConsoleCall(GatewayDoors doors, ClientToken tokens, Why why, InstantSource clock) {
        this.doors = doors;
        this.tokens = tokens;
        this.why = why;
        this.clock = clock;
    }

    /** @param scope of the token */
    record Client(String clientId, String secret, String scope) {
        @Override
        public String toString() {
            return "Client[" + clientId + "]";
        }
    }

    /**
     * @param client whose token the call carries
     * @param key the subscription key that it carries
     */
    ObjectNode make(
            Session session, CallTarget target, CallRequest asked, Optional<Client> client, Optional<String> key) {
        var method = target.operation().method().toUpperCase(java.util.Locale.ROOT);
        if (NEVER.contains(method)) {
            throw CallRequest.wrong("The console doesn't call operations whose method is " + method + ".");
        }
        var path = CallUrl.of(target, asked.template(), asked.query());
        var headers = CallHeaders.of(target, asked.headers());
        if (!running.tryAcquire()) {
            throw new RequestException(503, "ConsoleBusy", "Too many console calls are on their way: try again.");
        }
        try {
            return made(session, target, asked, client, key, method, path, headers);
        } finally {
            running.release();
        }
    }

    private ObjectNode made(
            Session session,
            CallTarget target,
            CallRequest asked,
            Optional<Client> client,
            Optional<String> key,
            String method,
            String path,
            java.util.List<Field> headers) {
        var document = Json.object();
        var request = document.putObject("request")
                .put("method", method)
                .put("url", doors.shown(target.secure()) + path)
                .put("body", asked.body());
        var shown = request.putArray("headers");
        headers.forEach(field -> shown.addObject().put("name", field.name()).put("value", field.value()));
        key.ifPresent(_ -> shown.addObject().put("name", target.keyHeader()).put("value", HIDDEN));
        client.ifPresent(_ -> shown.addObject().put("name", "Authorization").put("value", "Bearer " + HIDDEN));
        var times = document.putObject("milliseconds");

        var token = client.map(known -> tokens.ask(known.clientId(), known.secret(), known.scope()));
        token.ifPresent(answer -> times.put("token", milliseconds(answer.took())));
        if (token.isPresent() && token.get() instanceof ClientToken.Refused refused) {
            document.putObject("tokenRefused")
                    .put("status", refused.status())
                    .put("error", refused.error())
                    .put("description", refused.description());
            return document;
        }
        var bearer = token.map(ClientToken.Given.class::cast).map(ClientToken.Given::token);
        var call = OutboundRequest.of(method, URI.create(doors.local(target.secure()) + path));
        call = new OutboundRequest(
                call.method(),
                call.url(),
                all(headers, target, key, bearer),
                asked.body().getBytes(StandardCharsets.UTF_8));
        var since = clock.instant();
        long begun = System.nanoTime();
        try {
            var reply = doors.client().send(call);
            times.put("call", milliseconds(Duration.ofNanos(System.nanoTime() - begun)));
            document.set("response", response(reply));
            explain(document, session, target, reply, bearer, since);
        } catch (OutboundException e) {
            times.put("call", milliseconds(Duration.ofNanos(System.nanoTime() - begun)));
            document.put("failure", failure(e));
        }
        return document;
    }

    private static Headers all(
            java.util.List<Field> headers, CallTarget target, Optional<String> key, Optional<String> bearer) {
        var all = Headers.none();
        for (var field : headers) {
            all = all.plus(field.name(), field.value());
        }
        all = key.isPresent() ? all.with(target.keyHeader(), key.get()) : all;
        return bearer.isPresent() ? all.with("Authorization", "Bearer " + bearer.get()) : all;
    }

    private void explain(
            ObjectNode document,
            Session session,
            CallTarget target,
            OutboundReply reply,
            Optional<String> bearer,
            java.time.Instant since) {
        if (reply.status() < 400) {
            return;
        }
        reply.headers()
                .first(REQUEST_ID)
                .flatMap(id -> why.refused(session, id, since))
                .ifPresent(refusal -> {
                    bearer.flatMap(token -> why.checks(session, target, token))
                            .ifPresent(checks -> refusal.set("checks", checks));
                    document.set("refusal", refusal);
                });
    }

    private static ObjectNode response(OutboundReply reply) {
        var response = Json.object().put("status", reply.status());
        var headers = response.putArray("headers");
        reply.headers()
                .forEach((name, value) -> headers.addObject().put("name", name).put("value", value));
        response.put("bytes", reply.body().length);
        text(reply.body()).ifPresent(body -> response.put("body", body));
        return response;
    }

    /** The body, if it is text in UTF-8; what isn't is only counted. */
    private static Optional<String> text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String failure(OutboundException e) {
        return switch (e.reason()) {
            case TIMEOUT -> "The gateway did not answer within 30 seconds.";
            case TOO_LARGE -> "The answer is larger than the console shows: 1 MB.";
            default -> "The call broke off before there was an answer.";
        };
    }

    private static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / 10_000.0) / 100.0;
    }
}
