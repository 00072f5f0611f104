package dev.gatehouse.tenant.authorize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.signin.Secrets;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign-in on its way through the browser: the form carries it sealed, so that nothing is kept of sign-ins that nobody
 * finishes, and it counts only together with a cookie of the same browser, so that no other site can send the form.
 *
 * @param request what the application asked for
 * @param changing whose password must be changed now, after the one that was given was right
 */
record Flow(AuthorizeRequest request, Optional<Changing> changing) {
    static final String COOKIE = "__Host-gatehouse-sign-in";
    static final Duration LIFE = Duration.ofMinutes(30);
    private static final String CONTEXT = "tenant-sign-in-flow";

    /** @param passwordMark of the password that was right */
    record Changing(String userId, String passwordMark) {}

    String seal(SealKey seal, String cookie, Instant now) {
        var json = Json.object();
        json.set("request", request.json());
        json.put("browser", Secrets.sha256(cookie));
        json.put("until", now.plus(LIFE).toEpochMilli());
        changing.ifPresent(each -> json.put("user", each.userId).put("mark", each.passwordMark));
        return seal.seal(new String(Json.write(json), StandardCharsets.UTF_8), CONTEXT);
    }

    /** @return empty if it is none, is too old, or is another browser's */
    static Optional<Flow> open(SealKey seal, String sealed, String cookie, Instant now, LoginClients clients) {
        JsonNode json;
        try {
            json = Json.parse(seal.open(sealed, CONTEXT).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (!Secrets.equal(json.path("browser").asText(), Secrets.sha256(cookie))
                || now.toEpochMilli() >= json.path("until").asLong()) {
            return Optional.empty();
        }
        var changing = json.has("user")
                ? Optional.of(new Changing(
                        json.path("user").asText(), json.path("mark").asText()))
                : Optional.<Changing>empty();
        return Optional.of(new Flow(AuthorizeRequest.read(json.path("request"), clients), changing));
    }
}
