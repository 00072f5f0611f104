package dev.gatehouse.management.types.gateways;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Json;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that a gateway shows instead of its key: {@code id&yyyyMMddHHmm&signature}, signed with the key. */
final class GatewayToken {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    private GatewayToken() {}

    /** When a token is to end. */
    static Instant expiry(ObjectNode body, Instant now) {
        return Json.text(body, "expiry")
                .flatMap(GatewayToken::time)
                .filter(time -> time.isAfter(now) && !time.isAfter(now.plus(LONGEST)))
                .orElseThrow(() -> ArmException.invalid(
                        "expiry",
                        "expiry must be a time such as 2026-01-31T12:00:00Z, in the future and at most 30 days away."));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String of(String gateway, String key, Instant expiry) {
        var until = MINUTES.format(expiry);
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            var signature = mac.doFinal((gateway + "\n" + until).getBytes(StandardCharsets.UTF_8));
            return gateway + "&" + until + "&" + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
