package dev.gatehouse.management.types.portal;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.ServiceAddresses;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.User;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/** {@code users/{id}/token} and {@code generateSsoUrl}: signing a user in for them, as delegation needs it. */
final class UserTokenActions implements ResourceBehaviour {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SSO = Duration.ofMinutes(5);

    private final UserTokens tokens;
    private final ServiceAddresses addresses;

    UserTokenActions(Sealing sealing, ServiceAddresses addresses) {
        this.tokens = new UserTokens(sealing);
        this.addresses = addresses;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.USERS);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("token", this::token, "generateSsoUrl", this::ssoUrl);
    }

    private ArmReply token(ResourceAction.Call call) {
        var properties = call.body().path("properties");
        var key = switch (Json.text(properties, "keyType").orElse("").toLowerCase(java.util.Locale.ROOT)) {
            case "primary" -> UserTokens.PRIMARY;
            case "secondary" -> UserTokens.SECONDARY;
            default -> throw ArmException.invalid("keyType", "keyType must be primary or secondary.");
        };
        return reply(make(call, key, expiry(Json.text(properties, "expiry").orElse(""), call.now())));
    }

    private static Instant expiry(String text, Instant now) {
        try {
            var expiry = OffsetDateTime.parse(text).toInstant();
            if (expiry.isAfter(now) && !expiry.isAfter(now.plus(LONGEST))) {
                return expiry;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw ArmException.invalid(
                "expiry", "expiry must be a time such as 2026-01-31T12:00:00Z, from now on at most 30 days ahead.");
    }

    private ArmReply ssoUrl(ResourceAction.Call call) {
        var token = make(call, UserTokens.PRIMARY, call.now().plus(SSO));
        return reply(addresses.controlUrl() + "/signin-sso?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private String make(ResourceAction.Call call, String key, Instant expires) {
        Resource user = call.resource();
        if (user.as(User.class).state() != User.State.ACTIVE) {
            throw ArmException.conflict("User " + user.id().name() + " isn't active, so nobody can sign in as them.");
        }
        return call.resources()
                .read(view -> tokens.make(user, key, expires, view))
                .orElseThrow(() -> ArmException.conflict("The service has no keys: PUT …/tenant/access makes them."));
    }

    private static ArmReply reply(String value) {
        return ArmReply.of(200, Json.object().put("value", value)).with("Cache-Control", "no-store");
    }
}
