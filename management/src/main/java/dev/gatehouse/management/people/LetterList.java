package dev.gatehouse.management.people;

import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.letters.Outbox;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Map;
import java.util.Set;

/**
 * Gatehouse's addition to the service: {@code POST …/listLetters} tells the letters that didn't go, with their links, to
 * who may change the service. Where no mail server is set, that is how they are passed on.
 */
final class LetterList implements ResourceBehaviour {
    private static final int MOST = 100;

    private final Outbox outbox;

    LetterList(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listLetters", this::letters);
    }

    /** The newest, the newest first. */
    private ArmReply letters(ResourceAction.Call call) {
        return call.resources().read(view -> {
            var service = call.resource().id();
            var total = view.slice(service, PortalTypes.LETTERS, 0, 1).total();
            var from = (int) Math.max(0, total - MOST);
            var body = Json.object();
            var value = body.putArray("value");
            view.slice(service, PortalTypes.LETTERS, from, MOST)
                    .resources()
                    .reversed()
                    .forEach(letter -> {
                        var one = letter.properties().deepCopy();
                        one.put("id", letter.id().name());
                        outbox.body(letter).ifPresent(text -> one.put("body", text));
                        value.add(one);
                    });
            return ArmReply.of(200, body.put("count", total)).with("Cache-Control", "no-store");
        });
    }
}
