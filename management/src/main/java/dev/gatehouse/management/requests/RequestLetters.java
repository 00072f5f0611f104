package dev.gatehouse.management.requests;

import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.management.letters.LetterKind.Parameter;
import dev.gatehouse.management.letters.LetterText;
import dev.gatehouse.management.letters.NotificationKind;
import dev.gatehouse.management.letters.Outbox;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.AccessRequest;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells publishers of requests, and developers of what became of theirs; each letter is written with what it tells. */
final class RequestLetters {
    private final Outbox outbox;
    private final String controlUrl;

    RequestLetters(Outbox outbox, String controlUrl) {
        this.outbox = outbox;
        this.controlUrl = controlUrl;
    }

    /** Somebody asks for a product; or got it, where nobody has to approve. */
    void asked(ResourceChange change, Resource resource) {
        var request = resource.as(AccessRequest.class);
        var values = new LinkedHashMap<>(values(request));
        values.put("Message", request.message().orElse("(nothing more was said)"));
        values.put(
                "Link",
                controlUrl + "/admin/requests/"
                        + PercentEncoding.encode(resource.id().name()));
        if (request.state() == AccessRequest.State.PENDING) {
            tell(
                    change,
                    resource,
                    NotificationKind.SUBSCRIPTION_REQUEST,
                    "Request for $ProdName",
                    "<p>The application $AppName asks for $ProdName: $Message</p>"
                            + "<p>It waits for a decision: <a href=\"$Link\">$Link</a></p>",
                    values);
        } else {
            tell(
                    change,
                    resource,
                    NotificationKind.NEW_SUBSCRIPTION,
                    "New application for $ProdName",
                    "<p>The application $AppName got $ProdName, which developers get without approval: $Message</p>",
                    values);
        }
    }

    private void tell(
            ResourceChange change,
            Resource request,
            NotificationKind kind,
            String subject,
            String body,
            Map<String, String> values) {
        var text = new LetterText(subject, "<html><body>" + body + "</body></html>");
        outbox.toPublishers(change, ResourceId.of(request.id().service()), kind, text.filled(values));
    }

    /** A manager decided. */
    void decided(ResourceChange change, AccessRequest request, ResourceId service) {
        var kind =
                request.state() == AccessRequest.State.APPROVED ? LetterKind.APPLICATION_APPROVED : LetterKind.REJECT;
        request.requesterId()
                .map(owner -> owner.substring(owner.lastIndexOf('/') + 1))
                .flatMap(owner -> change.find(service.child(Catalogue.USERS, owner)))
                .ifPresent(user -> outbox.toDeveloper(change, user, kind, values(request)));
    }

    private static Map<String, String> values(AccessRequest request) {
        return Map.of(
                Parameter.PROD_NAME.wireName(), request.productName().orElse(""),
                Parameter.APP_NAME.wireName(), request.applicationName().orElse(""),
                Parameter.SUB_NAME.wireName(), request.applicationName().orElse(""),
                Parameter.SUB_STATE_COMMENT.wireName(), request.comment().orElse(""));
    }
}
