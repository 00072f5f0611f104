package dev.gatehouse.management.arm;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.management.roles.TokenCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The ARM API over HTTP. It serves every path that begins with {@code /subscriptions} or {@code /providers}, and is the
 * one place where errors become replies.
 */
public final class ArmDoor implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ArmDoor.class);
    private static final int LONGEST_ECHO = 200;
    private static final String REVISION = "x-gatehouse-revision";

    private final ManagementApi api;
    private final TokenCheck tokens;

    public ArmDoor(ManagementApi api, TokenCheck tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    @Override
    public Reply handle(Request request) {
        var reply = cached(answer(request))
                .with("x-ms-request-id", request.id())
                .with("x-ms-correlation-request-id", correlation(request))
                .with("X-Content-Type-Options", "nosniff");
        return request.header("x-ms-client-request-id")
                .filter(id -> id.length() <= LONGEST_ECHO)
                .map(id -> reply.with("x-ms-client-request-id", id))
                .orElse(reply);
    }

    /** A reply that says how it may be kept is left to say so: values that are told once are not to be kept at all. */
    private static Reply cached(Reply reply) {
        return reply.headers().first("Cache-Control").isPresent() ? reply : reply.with("Cache-Control", "no-cache");
    }

    private Reply answer(Request request) {
        try {
            var principal = tokens.principal(authorization(request));
            return answer(request, principal);
        } catch (RuntimeException e) {
            return error(told(request, e));
        }
    }

    /** Of several none counts: whoever stands in front of this door may have looked at another one. */
    private static Optional<String> authorization(Request request) {
        var sent = request.headers().all("Authorization");
        return sent.size() == 1 ? Optional.of(sent.getFirst()) : Optional.empty();
    }

    /** What somebody known asks: every reply tells a revision, a refusal the newest. */
    private Reply answer(Request request, Principal principal) {
        try {
            var answer = Cause.from(request, correlation(request), () -> asked(request, principal));
            LOG.debug("{} {} by {}: {}", request.method(), request.path(), principal.objectId(), answer.status());
            return ArmReplies.of(answer).with(REVISION, Long.toString(answer.revision()));
        } catch (ArmException | RequestException e) {
            return error(told(request, e)).with(REVISION, Long.toString(api.revision()));
        }
    }

    private ArmReply asked(Request request, Principal principal) {
        var later = request.headers().all("Prefer").stream()
                .flatMap(preferences -> Arrays.stream(preferences.split(",")))
                .anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
        var asked = ArmRequest.of(request);
        return later ? api.answerLater(asked, principal) : api.answer(asked, principal);
    }

    /** What is told of a failure; what nobody expected stands in the log alone. */
    private static ArmException told(Request request, RuntimeException failure) {
        return switch (failure) {
            case ArmException refusal -> refusal;
            case RequestException refusal -> new ArmException(refusal.status(), refusal.code(), refusal.getMessage());
            default -> {
                LOG.error("{} failed", request, failure);
                yield new ArmException(
                        500,
                        "InternalServerError",
                        "The server failed; its log says why under request " + request.id() + ".");
            }
        };
    }

    private Reply error(ArmException e) {
        var reply = ArmReplies.of(e);
        return e.status() == 401 ? reply.with("WWW-Authenticate", tokens.challenge()) : reply;
    }

    private static String correlation(Request request) {
        return request.header("x-ms-correlation-request-id")
                .flatMap(ArmDoor::uuid)
                .orElse(request.id());
    }

    private static Optional<String> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
