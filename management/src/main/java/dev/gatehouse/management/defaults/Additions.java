package dev.gatehouse.management.defaults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.types.people.JoinedAccounts;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What later versions add to what a service comes with. A new service has all of it; one that an earlier version made
 * gets each addition once, at the first start of the version that brings it: what somebody takes away then stays away.
 * Which were made stands in what is kept of the service and never given back.
 */
public final class Additions {
    private static final String MADE = "additions";

    private final ManagementApi api;

    public Additions(ManagementApi api) {
        this.api = api;
    }

    /** Adds to a service what it doesn't have yet. Must not fail over what is there already. */
    @FunctionalInterface
    interface Addition {
        void add(ManagementApi api, ResourceChange change, ResourceId service);
    }

    /** By names that are never used again, in the order in which they came. */
    private static Map<String, Addition> all() {
        var all = new LinkedHashMap<String, Addition>();
        all.put("people and portal", new PeopleAddition());
        all.put(
                "joined accounts",
                (_, change, service) ->
                        change.below(service, Catalogue.USERS).forEach(user -> JoinedAccounts.write(change, user)));
        return all;
    }

    /** The services that lack something that this version brings along. */
    public List<Resource> missing(Resources resources) {
        return resources.read(view -> view.services().stream()
                .flatMap(service -> view.find(ResourceId.of(service)).stream())
                .filter(service -> !made(service.internal().get(MADE), all().keySet()))
                .toList());
    }

    /** Brings all services up to what this version brings along. */
    public void addAll(Resources resources) {
        missing(resources).forEach(service -> resources.change(change -> add(change, service.id())));
    }

    /** Brings one service there, within a transaction. */
    void add(ResourceChange change, ResourceId service) {
        all().forEach((name, addition) -> {
            var there = change.find(service).orElseThrow();
            var internal = there.internal().deepCopy();
            var made = internal.get(MADE) instanceof ArrayNode names ? names : internal.putArray(MADE);
            if (!contains(made, name)) {
                addition.add(api, change, service);
                made.add(name);
                change.save(change.find(service).orElseThrow().holding(there.document(), internal));
            }
        });
    }

    private static boolean made(com.fasterxml.jackson.databind.JsonNode names, Iterable<String> wanted) {
        for (var name : wanted) {
            if (!(names instanceof ArrayNode list) || !contains(list, name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(ArrayNode names, String name) {
        return names.valueStream().anyMatch(one -> one.asText().equals(name));
    }
}
