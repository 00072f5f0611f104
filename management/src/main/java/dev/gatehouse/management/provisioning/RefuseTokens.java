package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;

/**
 * {@code POST …/clientApplications/{id}/refuseTokens}, Gatehouse's addition: tokens that the application got until now are
 * refused from the next call on, by this server's clock. Those that it gets later count.
 */
final class RefuseTokens implements ResourceAction {
    private static final String PROPERTY = "refuseTokensBefore";

    @Override
    public ArmReply run(Call call) {
        var id = call.resource().id();
        var now = call.now().toString();
        var revision = call.resources().change(change -> {
            var application = Whom.of(call.resource())
                    .in(change)
                    .orElseThrow(() -> ArmException.notFound("Resource " + id.path()));
            var document = application.document().deepCopy();
            Json.properties(document).put(PROPERTY, now);
            change.save(application.holding(document, application.internal()));
        });
        return ArmReply.of(200, Json.object().put(PROPERTY, now)).at(revision);
    }
}
