package dev.gatehouse.management.types.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.letters.NotificationKind;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Set;

/** Notifications show what they are of, and who gets them. */
final class NotificationType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.NOTIFICATIONS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        draft.document().removeAll();
    }

    @Override
    public void render(Resource notification, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        NotificationKind.of(notification.id().name())
                .ifPresent(kind -> properties.put("title", kind.title()).put("description", kind.description()));
        var recipients = properties.putObject("recipients");
        var emails = recipients.putArray("emails");
        var users = recipients.putArray("users");
        view.below(notification.id(), PortalTypes.RECIPIENT_EMAILS)
                .forEach(one -> emails.add(one.id().name()));
        view.below(notification.id(), PortalTypes.RECIPIENT_USERS)
                .forEach(one -> users.add(RecipientType.user(one.id()).path()));
    }
}
