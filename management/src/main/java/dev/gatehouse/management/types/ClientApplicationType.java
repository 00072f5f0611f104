package dev.gatehouse.management.types;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ListField;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ClientApplication;
import dev.gatehouse.model.resource.ClientApplication.State;
import dev.gatehouse.model.resource.ProductLink;
import dev.gatehouse.model.resource.User;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Client applications, apart from what the identity provider knows of them: the owner, and what their links make of them. */
public final class ClientApplicationType implements ResourceBehaviour {
    ClientApplicationType() {}

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.CLIENT_APPLICATIONS);
    }

    @Override
    public List<ListField> fields() {
        return ApplicationFields.ALL;
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (draft.creating()) {
            ServiceType.requireApplicationAccess(view, draft.id());
        }
        var owner = draft.as(ClientApplication.class).ownerId();
        var same = draft.beforeAs(ClientApplication.class)
                .map(ClientApplication::ownerId)
                .filter(owner::equalsIgnoreCase)
                .isPresent();
        if (same) {
            // An application stays manageable after its owner was blocked.
            return;
        }
        Owners.find(draft.id().scope(), view, owner)
                .filter(user -> user.as(User.class).state() != User.State.ACTIVE)
                .ifPresent(user -> problems.add(
                        "ownerId",
                        "ownerId must be an active user: " + owner + " is "
                                + user.as(User.class).state().wireName() + "."));
    }

    @Override
    public void render(Resource application, ObjectNode document, ResourceView view, Map<String, String> query) {
        var links = view.below(application.id(), Catalogue.PRODUCT_LINKS);
        var states = links.stream()
                .flatMap(link -> link.as(ProductLink.class).state().stream())
                .toList();
        var properties = Json.properties(document);
        properties.put("state", state(states).wireName());
        if (ApplicationExpansion.wants(query, ApplicationExpansion.LINKS)) {
            ApplicationExpansion.put(links, properties, view);
        }
    }

    /**
     * Keeps with an application what its links make of it.
     *
     * @param going a link that goes with this change
     */
    public static void settle(ResourceId id, ResourceChange change, Optional<ResourceId> going) {
        var application = change.find(id).orElseThrow();
        var states = change.below(id, Catalogue.PRODUCT_LINKS).stream()
                .filter(link -> going.filter(link.id()::equals).isEmpty())
                .map(link -> link.as(ProductLink.class).state().orElse(State.ACTIVE))
                .toList();
        var state = state(states).wireName();
        if (!Json.text(application.properties(), "state").equals(Optional.of(state))) {
            var document = application.document().deepCopy();
            Json.properties(document).put("state", state);
            change.save(application.holding(document, application.internal()));
        }
    }

    /** Active without links or with an active one, else pending with one that waits, else rejected. */
    public static State state(List<State> links) {
        if (links.isEmpty() || links.contains(State.ACTIVE)) {
            return State.ACTIVE;
        }
        return links.contains(State.PENDING) ? State.PENDING : State.REJECTED;
    }
}
