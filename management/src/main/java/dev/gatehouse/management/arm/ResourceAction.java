package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.model.catalogue.ApiVersion;

import java.time.Instant;
import java.util.Map;

/** A POST on a resource. It runs with no transaction open, so that it may ask elsewhere. */
@FunctionalInterface
public interface ResourceAction {

    ArmReply run(Call call);

    /**
     * Whether it only tells what is there, and is a POST for what it is asked with. Who may read the resource may ask it,
     * and it isn't written into the audit log.
     */
    default boolean reads() {
        return false;
    }

    /**
     * @param resource as it was when the request came
     * @param body empty if there was none
     * @param resources for reading and changing
     * @param address the request's URL without its query
     */
    record Call(
            Resource resource,
            ApiVersion apiVersion,
            Map<String, String> query,
            ObjectNode body,
            Principal principal,
            Instant now,
            Resources resources,
            String address) {}
}
