package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.portal.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Secrets made for an application on request, to try it out with: valid for one hour, listed as such among its secrets,
 * known to the server alone, and removed when the hour is over or who asked for one signs out.
 */
final class ConsoleCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleCredentials.class);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final String CREDENTIALS = "credentials";

    private final ConsoleCredentialTable table;
    private final ArmInName arm;
    private final InstantSource clock;

    ConsoleCredentials(ConsoleCredentialTable table, ArmInName arm, InstantSource clock) {
        this.table = table;
        this.arm = arm;
        this.clock = clock;
    }

    /**
     * Makes one in place of the one that the session has for that application.
     *
     * @throws ArmException if the session may not, or the application has as many secrets as it may have
     */
    ConsoleCredential make(Session session, ResourceId application) {
        sweep();
        find(session, application).ifPresent(this::end);
        var expires = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        var name = "Console, until " + UNTIL.format(expires);
        var credential = new ConsoleCredential(
                UUID.randomUUID().toString(),
                session.idHash(),
                session.portal(),
                session.person().objectId(),
                session.person().account(),
                application.path(),
                name,
                "",
                expires);
        table.add(credential);
        JsonNode made;
        try {
            var wanted = Json.object().put("name", name).put("expiresAt", expires.toString());
            made = arm.ask(session, "POST", application, List.of(CREDENTIALS), wanted)
                    .body()
                    .orElseThrow();
        } catch (ArmException refusal) {
            if (refusal.status() < 500) {
                table.remove(credential);
            }
            throw refusal;
        }
        var kept = credential.made(made.path("keyId").asText());
        table.made(kept, made.path("clientSecret").asText());
        return kept;
    }

    /** The one that the session has for an application. */
    Optional<ConsoleCredential> find(Session session, ResourceId application) {
        return all(session).stream()
                .filter(each -> each.application().equalsIgnoreCase(application.path()))
                .findFirst();
    }

    List<ConsoleCredential> all(Session session) {
        return table.of(session.idHash(), clock.instant());
    }

    Optional<String> secret(ConsoleCredential credential) {
        return table.secret(credential);
    }

    /** Removes what is over. What the directory can't remove now is tried again the next time. */
    void sweep() {
        table.over(clock.instant()).forEach(this::end);
    }

    void end(ConsoleCredential credential) {
        try {
            if (credential.keyId().isEmpty()) {
                lost(credential);
            } else {
                arm.ask(credential, "DELETE", List.of(CREDENTIALS, credential.keyId()));
            }
            table.remove(credential);
        } catch (ArmException refusal) {
            if (refusal.status() == 404) {
                table.remove(credential); // with its application
            } else {
                LOG.warn(
                        "A console credential of {} could not be removed yet: {}",
                        credential.application(),
                        refusal.getMessage());
            }
        }
    }

    /** A crash came between making it and keeping which it is. */
    private void lost(ConsoleCredential credential) {
        var listed = arm.ask(credential, "GET", List.of(CREDENTIALS)).body().orElseThrow();
        for (var secret : listed.path("value")) {
            if (secret.path("name").asText().equals(credential.name())
                    && secret.path("expiresAt")
                            .asText()
                            .equals(credential.expires().toString())) {
                arm.ask(
                        credential,
                        "DELETE",
                        List.of(CREDENTIALS, secret.path("keyId").asText()));
            }
        }
    }
}
