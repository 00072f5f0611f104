package dev.gatehouse.management.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.Letter;
import dev.gatehouse.model.resource.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Letters that wait to be sent, each written with what it tells of. */
public final class Outbox {
    /** The sealed text of a letter. */
    static final String BODY = "body";

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST = 1000;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String CONFIRM = LetterKind.Parameter.CONFIRM_URL.wireName();

    private final Sealing sealing;
    private final String portalUrl;

    /** @param portalUrl of the developer portal */
    public Outbox(Sealing sealing, String portalUrl) {
        this.sealing = sealing;
        this.portalUrl = portalUrl;
    }

    /** Writes a letter to a user, in the text that the service has for it. Copies have no link that opens something. */
    public void toDeveloper(ResourceChange change, Resource user, LetterKind kind, Map<String, String> more) {
        var service = ResourceId.of(user.id().service());
        var text = text(service, kind, change);
        var values = new LinkedHashMap<>(values(service, user.as(User.class), change));
        values.putAll(more);
        add(change, service, user.as(User.class).email(), kind.template(), text.filled(values));
        values.replace(CONFIRM, "(left out of this copy)");
        toPublishers(change, service, NotificationKind.BCC, text.filled(values));
    }

    /** Writes a letter to everybody whom a notification of a service or workspace names. */
    public void toPublishers(ResourceChange change, ResourceId scope, NotificationKind kind, LetterText text) {
        var service = ResourceId.of(scope.service());
        var notification = scope.child(PortalTypes.NOTIFICATIONS, kind.wireName());
        var addresses = new LinkedHashSet<String>();
        change.below(notification, PortalTypes.RECIPIENT_EMAILS)
                .forEach(one -> addresses.add(one.id().name()));
        change.below(notification, PortalTypes.RECIPIENT_USERS)
                .forEach(one -> change.find(
                                service.child(Catalogue.USERS, one.id().name()))
                        .map(user -> user.as(User.class))
                        .filter(user -> user.state() == User.State.ACTIVE)
                        .ifPresent(user -> addresses.add(user.email())));
        addresses.forEach(address -> add(change, service, address, kind.wireName(), text));
    }

    private static LetterText text(ResourceId service, LetterKind kind, ResourceView view) {
        var usual = kind.text();
        var own = view.find(service.child(PortalTypes.TEMPLATES, kind.template()))
                .map(Resource::properties)
                .orElseGet(Json::object);
        return new LetterText(
                Json.text(own, "subject").orElse(usual.subject()),
                Json.text(own, "body").orElse(usual.body()));
    }

    private Map<String, String> values(ResourceId service, User user, ResourceView view) {
        var organization = view.find(service)
                .flatMap(found -> Json.text(found.properties(), "publisherName"))
                .orElse("");
        return Map.of(
                LetterKind.Parameter.DEV_FIRST_NAME.wireName(),
                user.firstName(),
                LetterKind.Parameter.DEV_LAST_NAME.wireName(),
                user.lastName(),
                LetterKind.Parameter.ORGANIZATION_NAME.wireName(),
                organization,
                LetterKind.Parameter.DEV_PORTAL_URL.wireName(),
                portalUrl);
    }

    private void add(ResourceChange change, ResourceId service, String to, String kind, LetterText text) {
        makeRoom(change, service);
        var document = Json.object();
        ObjectNode properties = Json.properties(document);
        var now = change.now().toString();
        properties
                .put("to", to)
                .put("subject", text.subject())
                .put("kind", kind)
                .put("created", now)
                .put("attempts", 0)
                .put("due", now);
        var letter = Resource.made(
                service.child(PortalTypes.LETTERS, UUID.randomUUID().toString()), document, change.now());
        change.save(sealing.keep(letter, BODY, text.body()));
        LOG.info(
                "letter {} ({}) waits to be sent; POST …/listLetters tells it",
                letter.id().name(),
                kind);
    }

    /** The oldest go for the newest, and all in time: a letter is no place to keep anything. */
    private static void makeRoom(ResourceChange change, ResourceId service) {
        var oldest = change.slice(service, PortalTypes.LETTERS, 0, 10);
        var left = oldest.total();
        for (var letter : oldest.resources()) {
            var old = letter.created().plus(KEPT).isBefore(change.now());
            if (old || left >= MOST) {
                LOG.warn(
                        "letter {} ({}) is dropped: it could not be sent",
                        letter.id().name(),
                        letter.as(Letter.class).kind());
                change.remove(letter.id());
                left--;
            }
        }
    }

    /** A letter's text. */
    public Optional<String> body(Resource letter) {
        return sealing.open(letter, BODY);
    }
}
