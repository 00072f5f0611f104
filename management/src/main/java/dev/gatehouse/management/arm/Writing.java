package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * PUT and PATCH. In one transaction where all that a write needs is here; otherwise in the order that {@link Giving}
 * says, with one write at a time on one resource.
 */
final class Writing {
    private static final Principal SERVER = new Principal("00000000-0000-0000-0000-000000000000", "Gatehouse");

    private final Resources resources;
    private final Behaviours behaviours;
    private final Drafting drafting;
    private final Sealing sealing;
    private final InstantSource clock;
    private final Turns turns = new Turns();

    Writing(Resources resources, Behaviours behaviours, Sealing sealing, InstantSource clock) {
        this.resources = resources;
        this.behaviours = behaviours;
        this.drafting = new Drafting(behaviours);
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * @param id the resource's id, in the case that it is known by
     * @param created whether it wasn't there before
     * @param revision the revision that contains the change
     */
    record Written(ResourceId id, boolean created, long revision) {}

    private record Pending(Draft draft, List<Giving> givings) {}

    Written write(ResourceId asked, WriteRequest named) {
        var request = gathered(asked, named);
        return turns.take(asked, () -> {
            var uid = UUID.randomUUID().toString();
            var pending = new AtomicReference<Pending>();
            var revision = resources.change(change -> pending.set(begin(change, asked, uid, request)));
            var begun = pending.get();
            var draft = begun.draft();
            if (!begun.givings().isEmpty()) {
                revision = give(draft, begun.givings());
            }
            return new Written(draft.id(), draft.creating(), revision);
        });
    }

    private WriteRequest gathered(ResourceId asked, WriteRequest named) {
        var request = named;
        for (var behaviour : behaviours.of(asked.type())) {
            request = behaviour.gather(asked, request);
        }
        return request;
    }

    /** PUT by the server itself. */
    Written put(ResourceId id, ObjectNode body) {
        return write(id, byServer(body));
    }

    private static WriteRequest byServer(ObjectNode body) {
        return new WriteRequest(SERVER, ApiVersions.API_MANAGEMENT.newest(), Optional.of("*"), Map.of(), body, false);
    }

    /** PUT of content that the server brings along, within a transaction. */
    void write(ResourceChange change, ResourceId id, ObjectNode body) {
        var pending = begin(change, id, UUID.randomUUID().toString(), byServer(body));
        if (!pending.givings().isEmpty()) {
            throw new IllegalStateException(id + " can't be written without asking elsewhere");
        }
    }

    private Pending begin(ResourceChange change, ResourceId asked, String uid, WriteRequest request) {
        var id = settled(change, asked);
        var before = change.find(id);
        if (request.patch()) {
            var there = before.orElseThrow(() -> ArmException.notFound("Resource " + id.path()));
            Preconditions.onPatch(id.type(), request.ifMatch(), there);
        } else {
            Preconditions.onPut(id.type(), request.ifMatch(), before);
        }
        var known = before.map(Resource::id).orElse(id);
        var draft =
                drafting.draft(change, known, before, before.map(Resource::uid).orElse(uid), request, clock.instant());
        var givings = behaviours.of(id.type()).stream()
                .flatMap(behaviour -> behaviour.giving(draft, change).stream())
                .toList();
        if (givings.isEmpty()) {
            save(draft, change);
        } else {
            givings.forEach(giving -> giving.intend(change));
        }
        return new Pending(draft, givings);
    }

    private long give(Draft draft, List<Giving> givings) {
        try {
            givings.forEach(Giving::perform);
            return resources.change(change -> {
                // What was checked before may have changed while nobody held a transaction.
                if (!change.find(draft.id())
                        .map(Resource::revision)
                        .equals(draft.before().map(Resource::revision))) {
                    throw ArmException.conflict(
                            "The resource was changed by somebody else meanwhile. Read it and try again.");
                }
                settled(change, draft.id());
                drafting.check(draft, change);
                givings.forEach(giving -> giving.settle(change));
                save(draft, change);
            });
        } catch (RuntimeException why) {
            undo(givings, why);
            throw why;
        }
    }

    private void undo(List<Giving> givings, RuntimeException why) {
        try {
            resources.change(change -> givings.reversed().forEach(giving -> giving.undo(change, why)));
        } catch (RuntimeException second) {
            // The intent still stands: it is finished or undone at the next start.
            why.addSuppressed(second);
        }
    }

    private void save(Draft draft, ResourceChange change) {
        draft.secrets().forEach((property, value) -> sealing.keep(draft, property, value));
        change.save(draft.proposed());
        draft.beside().forEach(change::save);
        behaviours.of(draft.id().type()).forEach(behaviour -> behaviour.commit(draft, change));
    }

    /** The id with its parents' names as they are known; what a link leads to must be there too. */
    private static ResourceId settled(ResourceView view, ResourceId id) {
        var type = id.type();
        if (type.equals(Catalogue.SERVICE)) {
            return id;
        }
        var above = id.parent().orElseThrow();
        var parent = view.find(above).orElseThrow(() -> ArmException.notFound("Resource " + above.path()));
        var name = type.style() == Style.LINK
                ? view.find(target(id))
                        .orElseThrow(() ->
                                ArmException.notFound("Resource " + target(id).path()))
                        .id()
                        .name()
                : id.name();
        return parent.id().child(type, name);
    }

    /** The resource that a link leads to. */
    static ResourceId target(ResourceId link) {
        return link.beside(target(link.type()), link.name());
    }

    /** The type whose resources a link or view shows. */
    static ResourceType target(ResourceType link) {
        return Catalogue.child(Catalogue.SERVICE, link.target().orElseThrow()).orElseThrow();
    }
}
