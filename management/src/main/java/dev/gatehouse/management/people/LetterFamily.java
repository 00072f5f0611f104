package dev.gatehouse.management.people;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.letters.Outbox;

import java.util.List;

/** The behaviours that write letters. */
public final class LetterFamily {
    private LetterFamily() {}

    /** @param portalUrl of the developer portal */
    public static List<ResourceBehaviour> all(Sealing sealing, String portalUrl) {
        var outbox = new Outbox(sealing, portalUrl);
        return List.of(
                new UserLetters(outbox, new ConfirmationLetters(sealing, outbox, portalUrl)),
                new EventLetters(outbox),
                new LetterList(outbox));
    }
}
