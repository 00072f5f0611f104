package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.management.arm.Resource;

/** What a service's document says of its identity. */
final class ServiceIdentity {
    static final String ON = "SystemAssigned";
    static final String OFF = "None";

    private ServiceIdentity() {}

    static boolean on(Resource service) {
        return on(service.document());
    }

    static boolean on(JsonNode document) {
        return document.path("identity").path("type").asText("").equalsIgnoreCase(ON);
    }
}
