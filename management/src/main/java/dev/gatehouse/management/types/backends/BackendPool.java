package dev.gatehouse.management.types.backends;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.resource.Backend;

import java.util.HashSet;
import java.util.List;

/** Pools: their members are single backends beside them, each once. */
final class BackendPool {
    private static final int LARGEST = 30;

    private BackendPool() {}

    static void check(Draft draft, Backend backend, ResourceView view, Problems problems) {
        if (backend.type().equals(Backend.POOL)) {
            var pools = having(view, draft.id());
            if (!pools.isEmpty()) {
                problems.add(
                        "type",
                        "type must stay Single: the backend is in the pool of " + String.join(", ", pools) + ".");
            }
            members(draft, view, problems);
        }
    }

    private static void members(Draft draft, ResourceView view, Problems problems) {
        var members = draft.properties().path("pool").path("services");
        if (members.size() > LARGEST) {
            problems.add("pool.services", "pool.services must have at most " + LARGEST + " items.");
            return;
        }
        var seen = new HashSet<ResourceId>();
        for (var i = 0; i < members.size(); i++) {
            var at = "pool.services[" + i + "].id";
            var text = members.get(i).path("id").asText();
            var member = Scopes.find(view, draft.id(), "backends", text)
                    .filter(found -> found.as(Backend.class).type().equals(Backend.SINGLE))
                    .map(Resource::id)
                    .filter(id -> !id.equals(draft.id()));
            if (member.isEmpty()) {
                problems.add(at, at + " must be the id of a backend of type Single; there is no " + text + ".");
            } else if (!seen.add(member.get())) {
                problems.add(at, at + " stands twice in the pool.");
            } else if (members.get(i) instanceof ObjectNode node) {
                node.put("id", member.get().shortPath());
            }
        }
    }

    /** The pools that have a backend, as short ids. */
    static List<String> having(ResourceView view, ResourceId backend) {
        return pools(view, backend).stream().map(ResourceId::shortPath).toList();
    }

    /** The pools that have a backend. */
    static List<ResourceId> pools(ResourceView view, ResourceId backend) {
        return Scopes.all(view, backend, "backends").stream()
                .filter(other -> other.as(Backend.class).pool().stream()
                        .flatMap(pool -> pool.services().stream())
                        .anyMatch(member -> member.id().equalsIgnoreCase(backend.shortPath())))
                .map(Resource::id)
                .toList();
    }
}
