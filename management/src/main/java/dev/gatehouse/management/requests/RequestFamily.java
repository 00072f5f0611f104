package dev.gatehouse.management.requests;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.letters.Outbox;

import java.util.List;

/** The behaviours of what developers ask for. */
public final class RequestFamily {
    private RequestFamily() {}

    /** @param controlUrl where both portals are, without a slash at its end */
    public static List<ResourceBehaviour> all(Sealing sealing, String controlUrl) {
        var letters = new RequestLetters(new Outbox(sealing, controlUrl), controlUrl);
        return List.of(
                new AccessSettingsType(),
                new AccessRequestType(letters),
                new SelfRegistration(),
                new LinkedRequests(letters),
                new RequestEnds());
    }
}
