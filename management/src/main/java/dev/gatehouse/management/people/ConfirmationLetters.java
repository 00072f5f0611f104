package dev.gatehouse.management.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.letters.LetterKind;
import dev.gatehouse.management.letters.Outbox;

import java.util.Map;

/** Letters with a link that confirms something, written with what the link opens. */
public final class ConfirmationLetters {
    private final Sealing sealing;
    private final Outbox outbox;
    private final String portalUrl;

    public ConfirmationLetters(Sealing sealing, Outbox outbox, String portalUrl) {
        this.sealing = sealing;
        this.outbox = outbox;
        this.portalUrl = portalUrl;
    }

    /** Begins a confirmation of a user, in place of one before, and writes them the letter. */
    void write(ResourceChange change, Resource user, Confirmation confirmation, LetterKind letter) {
        ObjectNode internal = user.internal().deepCopy();
        var token = confirmation.begin(internal, user.id().name(), change.now(), sealing);
        change.save(user.holding(user.document(), internal));
        outbox.toDeveloper(
                change,
                user,
                letter,
                Map.of(LetterKind.Parameter.CONFIRM_URL.wireName(), confirmation.link(portalUrl, token)));
    }
}
