package dev.gatehouse.management.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ClientApplication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Client applications that their owners register by themselves: {@code registerFor} names the products that allow it. */
public final class SelfRegistration implements ResourceBehaviour {
    private static final String WANTED = "registerFor";
    private static final String KEPT = "registeredFor";

    SelfRegistration() {}

    /** Short ids of the products that an application's owner registered it for; none if a manager registered it. */
    public static List<String> registeredFor(Resource application) {
        return application.as(ClientApplication.class).registeredFor();
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.CLIENT_APPLICATIONS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (!draft.creating() || !draft.names(WANTED)) {
            return;
        }
        var kept = draft.properties().putArray(KEPT);
        draft.properties()
                .path(WANTED)
                .forEach(text -> product(draft, text.asText(), view)
                        .ifPresent(product -> kept.add(product.id().shortPath())));
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (!draft.names(WANTED)) {
            return;
        }
        if (!draft.creating()) {
            problems.add(
                    WANTED, "registerFor is said when an application is registered; ask for more products by name.");
            return;
        }
        var named = draft.body().path("properties").path(WANTED);
        if (named.isEmpty()) {
            problems.add(WANTED, "registerFor must name at least one product.");
        }
        var owner = Ids.parse(
                        draft.id().scope(), draft.as(ClientApplication.class).ownerId(), Catalogue.USERS)
                .orElseThrow();
        named.forEach(text -> check(draft, owner, text.asText(), view, problems));
    }

    private static void check(Draft draft, ResourceId owner, String text, ResourceView view, Problems problems) {
        var found = product(draft, text, view).filter(product -> Requestable.sees(owner, product, view));
        if (found.isEmpty()) {
            problems.add(WANTED, Requestable.missing(WANTED, text));
            return;
        }
        var product = found.get();
        var settings = Requestable.settings(product, view);
        if (!settings.registration()) {
            problems.add(
                    WANTED,
                    "Developers can't register applications for product "
                            + product.id().name() + " themselves: ask its manager to register one.");
        } else if (Requestable.left(owner, product, view) == 0) {
            problems.add(
                    WANTED,
                    "You have registered as many applications for product "
                            + product.id().name() + " as one developer may: " + settings.applicationsLimit()
                            + ". Delete one that isn't needed any more, or ask the manager.");
        }
    }

    private static Optional<Resource> product(Draft draft, String text, ResourceView view) {
        return Ids.parse(draft.id().scope(), text, Catalogue.PRODUCTS).flatMap(view::find);
    }

    @Override
    public void render(Resource application, ObjectNode document, ResourceView view, Map<String, String> query) {
        var kept = registeredFor(application);
        if (!kept.isEmpty()) {
            var full = Json.properties(document).putArray(KEPT);
            kept.forEach(product -> full.add(application.id().service().path() + product));
        }
    }
}
