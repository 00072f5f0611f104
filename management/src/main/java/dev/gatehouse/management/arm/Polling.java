package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.model.catalogue.Verb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Long-running operations as Azure has them (facts/azure-resource-manager.md §3.6). Here they are over when they are
 * answered; who asks for it ({@code Prefer: respond-async}, RFC 7240) is answered 202 all the same and polls. An
 * operation's name says and seals what there is to know of it, so that nothing is kept, whichever process is asked.
 */
final class Polling {
    private static final Map<String, Set<Verb>> LONG_RUNNING = Map.of(
            "service",
            EnumSet.of(Verb.PUT, Verb.PATCH, Verb.DELETE),
            "service/apis",
            EnumSet.of(Verb.PUT, Verb.DELETE),
            "service/apis/schemas",
            EnumSet.of(Verb.PUT),
            "service/schemas",
            EnumSet.of(Verb.PUT),
            "service/namedValues",
            EnumSet.of(Verb.PUT, Verb.PATCH),
            "service/policyFragments",
            EnumSet.of(Verb.PUT),
            "service/users",
            EnumSet.of(Verb.DELETE));
    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final String PROVIDER = "/providers/Microsoft.ApiManagement/locations/";

    private final Sealing sealing;
    private final InstantSource clock;
    private final String controlUrl;

    Polling(Sealing sealing, InstantSource clock, String controlUrl) {
        this.sealing = sealing;
        this.clock = clock;
        this.controlUrl = controlUrl;
    }

    /**
     * An operation that is over.
     *
     * @param resource its path
     * @param gone whether it took the resource away
     */
    record Operation(String name, String resource, boolean gone, Instant start, Instant end) {}

    /** The reply for who wants to poll; the reply itself where there was nothing to do, or nothing long-running. */
    ArmReply polled(ArmRequest request, Instant start, ArmReply reply) {
        if (!(ArmPath.parse(request.path()) instanceof Target.One(var id))
                || reply.status() != 200 && reply.status() != 201
                || !isLongRunning(id, request.method())) {
            return reply;
        }
        var name = name(id.path(), request.method().equals("DELETE"), start);
        var place = controlUrl + "/subscriptions/" + id.service().subscriptionId() + PROVIDER + "local/";
        var version = "?api-version=" + request.parameter("api-version").orElseThrow();
        return ArmReply.of(202)
                .with("Azure-AsyncOperation", place + "operationStatuses/" + name + version)
                .with("Location", place + "operationResults/" + name + version)
                .with("Retry-After", "0")
                .with("Preference-Applied", "respond-async")
                .at(reply.revision());
    }

    private static boolean isLongRunning(ResourceId id, String method) {
        return LONG_RUNNING.getOrDefault(id.type().ofService().path(), Set.of()).stream()
                .anyMatch(verb -> verb.name().equals(method));
    }

    /** The operation of that name in a subscription; empty if no such name was given, or too long ago. */
    Optional<Operation> find(String subscription, String name) {
        var parts = name.split("\\.", -1);
        if (parts.length != 2 || !same(parts[1], sealing.hash(parts[0]))) {
            return Optional.empty();
        }
        try {
            var json = dev.gatehouse.http.Json.parse(Base64.getUrlDecoder().decode(parts[0]));
            var operation = new Operation(
                    name,
                    json.path("resource").asText(),
                    json.path("gone").asBoolean(),
                    Instant.ofEpochMilli(json.path("start").asLong()),
                    Instant.ofEpochMilli(json.path("end").asLong()));
            return Optional.of(operation)
                    .filter(known -> known.resource()
                            .regionMatches(
                                    true, 0, "/subscriptions/" + subscription + "/", 0, subscription.length() + 16))
                    .filter(known -> known.end().plus(KNOWN_FOR).isAfter(clock.instant()));
        } catch (IllegalArgumentException | RequestException e) {
            return Optional.empty();
        }
    }

    /** What an operation's status tells. */
    static ObjectNode status(String path, Operation operation) {
        return Json.object()
                .put("id", path)
                .put("name", operation.name())
                .put("resourceId", operation.resource())
                .put("status", "Succeeded")
                .put("percentComplete", 100)
                .put("startTime", operation.start().toString())
                .put("endTime", operation.end().toString());
    }

    /** Where an operation was done. */
    static ResourceId resource(Operation operation) {
        var parts = List.of(operation.resource().substring(1).split("/"));
        return ArmPath.parse(parts) instanceof Target.One(var id) ? id : ResourceId.of(service(parts));
    }

    private static ServiceId service(List<String> parts) {
        return new ServiceId(parts.get(1), parts.get(3), parts.get(7));
    }

    private String name(String resource, boolean gone, Instant start) {
        var told = Json.object()
                .put("resource", resource)
                .put("gone", gone)
                .put("start", start.toEpochMilli())
                .put("end", clock.instant().toEpochMilli());
        var encoded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(told.toString().getBytes(StandardCharsets.UTF_8));
        return encoded + "." + sealing.hash(encoded);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
