package dev.gatehouse.management.types.backends;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.PolicyFragments;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Backend;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Backends: what a single one and a pool need, and where their credentials are kept. */
final class BackendType implements ResourceBehaviour {
    private final BackendCredentials credentials;
    private final Sealing sealing;

    BackendType(Sealing sealing) {
        this.sealing = sealing;
        credentials = new BackendCredentials(sealing);
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(BackendTypes.BACKENDS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var backend = draft.as(Backend.class);
        BackendRules.check(backend, problems);
        if (problems.none()) {
            credentials.keep(draft, view, problems);
            BackendPool.check(draft, backend, view, problems);
        }
        if (problems.none() && !draft.creating()) {
            called(draft, view, problems);
        }
    }

    /** Says what the gateway couldn't do any more, if a policy has calls sent there. */
    private void called(Draft draft, ResourceView view, Problems problems) {
        var entity = GatewayBackend.entity(draft.as(Backend.class), draft.id().name(), UnaryOperator.identity());
        entity.unusable().ifPresent(what -> {
            var callers = Stream.concat(Stream.of(draft.id()), BackendPool.pools(view, draft.id()).stream())
                    .flatMap(id -> PolicyFragments.naming(view, id, sealing).stream())
                    .map(caller -> caller.id().shortPath())
                    .collect(Collectors.joining(", "));
            if (!callers.isEmpty()) {
                var property = what.split("[ ,]")[0];
                problems.add(
                        property,
                        property + " can't be given while " + callers
                                + " have calls sent here: the gateway doesn't know " + what + " yet.");
            }
        });
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        NamedCredentials.tidy(
                change, draft.id(), draft.uid(), draft.properties().toString());
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var pools = BackendPool.having(view, deletion.resource().id());
        if (!pools.isEmpty()) {
            throw ArmException.conflict("Backend " + deletion.resource().id().name() + " is in the pool of "
                    + String.join(", ", pools) + ": take it out of them first.");
        }
        var callers = PolicyFragments.naming(view, deletion.resource().id(), sealing).stream()
                .map(caller -> caller.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!callers.isEmpty()) {
            throw ArmException.conflict("Backend " + deletion.resource().id().name() + " is where " + callers
                    + " have calls sent: take it out of them first.");
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        NamedCredentials.tidy(
                change, deletion.resource().id(), deletion.resource().uid(), "");
    }

    /** Ids are kept short and go out in full. */
    @Override
    public void render(Resource backend, ObjectNode document, ResourceView view, Map<String, String> query) {
        var service = backend.id().service().path();
        var properties = Json.properties(document);
        if (properties.path("credentials").get("certificateIds") instanceof ArrayNode ids) {
            for (var i = 0; i < ids.size(); i++) {
                ids.set(i, service + ids.get(i).asText());
            }
        }
        properties.path("pool").path("services").forEach(member -> {
            if (member instanceof ObjectNode one) {
                one.put("id", service + one.path("id").asText());
            }
        });
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("reconnect", BackendType::reconnect);
    }

    /** Connections are made anew by themselves when they break, so there is nothing to be done but to say so. */
    private static ArmReply reconnect(ResourceAction.Call call) {
        Json.text(call.body().path("properties"), "after")
                .filter(text -> BackendRules.duration(text).isEmpty())
                .ifPresent(_ -> {
                    throw ArmException.invalid(
                            "after", "after must be a duration as ISO 8601 writes it, such as PT3S.");
                });
        return ArmReply.of(202);
    }
}
