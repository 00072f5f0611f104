package dev.gatehouse.management.types.portal;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Verb;

import java.util.Set;

/** Who is told of something: users and addresses. The path says all. */
final class RecipientType implements ResourceBehaviour {
    /** More would make one request write letters without end. */
    private static final int MOST = 100;

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.RECIPIENT_USERS, PortalTypes.RECIPIENT_EMAILS);
    }

    /** The user that a recipient is. */
    static ResourceId user(ResourceId recipient) {
        return ResourceId.of(recipient.service()).child(Catalogue.USERS, recipient.name());
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        draft.document().removeAll();
        if (draft.id().type().ofService().equals(PortalTypes.RECIPIENT_USERS)) {
            var user = view.find(user(draft.id()))
                    .orElseThrow(() ->
                            ArmException.notFound("Resource " + user(draft.id()).path()));
            draft.properties().put("userId", user.id().shortPath());
        } else {
            draft.properties().put("email", draft.id().name());
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var notification = draft.id().parent().orElseThrow();
        if (draft.creating()
                && view.slice(notification, draft.id().type(), 0, 1).total() >= MOST) {
            throw ArmException.conflict("Notification " + notification.name() + " has " + MOST + " "
                    + draft.id().type().segment() + ", as many as it can have.");
        }
    }

    @Override
    public int status(Verb verb, int usual) {
        return verb == Verb.HEAD ? 204 : usual;
    }
}
