package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** GET, HEAD and lists. */
final class Reading {
    private final Resources resources;
    private final Behaviours behaviours;
    private final Rendering rendering;

    Reading(Resources resources, Behaviours behaviours, Rendering rendering) {
        this.resources = resources;
        this.behaviours = behaviours;
        this.rendering = rendering;
    }

    /** The resource with its ETag; of a link, what it leads to. */
    ArmReply one(ResourceId id, int status, Map<String, String> query) {
        return resources.read(view -> {
            if (id.type().style() == Style.NAMED_LINK) {
                var link = NamedLinks.find(view, id).orElseThrow(() -> missing(id));
                return tagged(ArmReply.of(status, NamedLinks.document(link, id)), link);
            }
            if (id.type().style() == Style.VIEW) {
                var found = oneShown(id, view).orElseThrow(() -> missing(id));
                return tagged(ArmReply.of(status, rendering.document(found, view, query)), found);
            }
            var found = view.find(id).orElseThrow(() -> missing(id));
            if (id.type().style() == Style.LINK) {
                var reply = ArmReply.of(status, linked(found, view, query).orElseThrow());
                return id.type().tagged() ? tagged(reply, target(found, view)) : reply;
            }
            return tagged(ArmReply.of(status, rendering.document(found, view, query)), found);
        });
    }

    /** The service tells its ETag in its body alone. */
    private static ArmReply tagged(ArmReply reply, Resource found) {
        return found.id().type().equals(Catalogue.SERVICE)
                ? reply
                : reply.with("ETag", Preconditions.etag(found.revision()));
    }

    /** What a behaviour answers to a GET of the resource in place of its document, if one does. */
    Optional<ArmReply> instead(ResourceId id, ArmRequest request, Instant now) {
        var asked = behaviours.of(id.type());
        return resources.read(view -> view.find(id)
                .flatMap(found -> asked.stream()
                        .flatMap(behaviour -> behaviour.instead(found, view, request, now).stream())
                        .findFirst()));
    }

    /** HEAD: of an entity 200 with its ETag, of a link 204 unless it is answered as what it leads to. */
    ArmReply head(ResourceId id) {
        return resources.read(view -> {
            var found = view.find(id).orElseThrow(() -> missing(id));
            if (id.type().style() == Style.LINK) {
                return id.type().tagged() ? tagged(ArmReply.of(200), target(found, view)) : ArmReply.of(204);
            }
            return tagged(ArmReply.of(200), found);
        });
    }

    /** A page of all resources of a type directly under another. */
    ArmReply list(ResourceId parent, ResourceType type, Page page) {
        return resources.read(view -> {
            var above = view.find(parent).orElseThrow(() -> missing(parent));
            if (type.style() == Style.ENTITY) {
                return kept(above, type, page, view);
            }
            var documents = (switch (type.style()) {
                        case ENTITY -> throw new IllegalStateException("listed above");
                        case LINK ->
                            view.below(above.id(), type).stream()
                                    .flatMap(link -> linked(link, view, page.query()).stream());
                        case NAMED_LINK -> NamedLinks.documents(view, above.id(), type).stream();
                        case VIEW ->
                            shown(above, type, view).stream()
                                    .map(found -> rendering.document(found, view, page.query()));
                    })
                    .toList();
            return ArmReply.of(200, page.of(documents, type));
        });
    }

    /** A page of what is kept itself: as far as the store can tell which it is, no other is read. */
    private ArmReply kept(Resource above, ResourceType type, Page page, ResourceView view) {
        var fields = new ListFields(type, behaviours.fields(type));
        var filter = page.filter(fields.rules());
        var order = page.ordering().kept(type.segment(), fields);
        var narrowing = narrowing(above, type, view, page.query());
        var told = filter.flatMap(new KeptFilter(fields, above.id())::of);
        if (narrowing.isEmpty() && told.isPresent() == filter.isPresent()) {
            var slice = view.slice(above.id(), type, new ResourceView.Wanted(told, order, page.skip(), page.top()));
            return ArmReply.of(200, page.body(documents(slice.resources(), view, page), slice.total()));
        }
        var all = view.slice(above.id(), type, ResourceView.Wanted.all(order)).resources().stream()
                .filter(narrowing.orElse(_ -> true))
                .toList();
        var documents = documents(all, view, page);
        var passing =
                filter.map(wanted -> Page.passing(documents, wanted, fields)).orElse(documents);
        return ArmReply.of(
                200,
                page.body(passing.stream().skip(page.skip()).limit(page.top()).toList(), passing.size()));
    }

    private List<ObjectNode> documents(List<Resource> resources, ResourceView view, Page page) {
        return resources.stream()
                .map(found -> rendering.document(found, view, page.query()))
                .toList();
    }

    /** All services, or those of a subscription and perhaps a resource group. */
    ArmReply services(List<ServiceId> services, Map<String, String> query) {
        return resources.read(view -> {
            var body = Json.object();
            ArrayNode value = body.putArray("value");
            services.stream()
                    .flatMap(service -> view.find(ResourceId.of(service)).stream())
                    .forEach(found -> value.add(rendering.document(found, view, query)));
            return ArmReply.of(200, body);
        });
    }

    private Optional<Predicate<Resource>> narrowing(
            Resource parent, ResourceType type, ResourceView view, Map<String, String> query) {
        return behaviours.of(type).stream()
                .flatMap(behaviour -> behaviour.narrowing(parent, view, query).stream())
                .reduce(Predicate::and);
    }

    private Optional<Resource> oneShown(ResourceId id, ResourceView view) {
        var above = id.parent().orElseThrow();
        var parent = view.find(above).orElseThrow(() -> missing(above));
        return shown(parent, id.type(), view).stream()
                .filter(found -> found.id().name().equalsIgnoreCase(id.name()))
                .findFirst();
    }

    private static ArmException missing(ResourceId id) {
        return ArmException.notFound("Resource " + id.path());
    }

    private List<Resource> shown(Resource parent, ResourceType type, ResourceView view) {
        return behaviours.of(type).stream()
                .flatMap(behaviour -> behaviour.members(parent, view).stream())
                .toList();
    }

    private static Resource target(Resource link, ResourceView view) {
        return view.find(Writing.target(link.id())).orElseThrow();
    }

    private Optional<ObjectNode> linked(Resource link, ResourceView view, Map<String, String> query) {
        return view.find(Writing.target(link.id())).map(target -> {
            var document = rendering.document(target, view, query);
            document.put("id", link.id().path());
            document.put("type", link.id().type().fullName());
            return document;
        });
    }
}
