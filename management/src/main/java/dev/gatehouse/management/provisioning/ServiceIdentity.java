package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;

import java.util.Optional;

/** What a service's document says of its identity. */
public final class ServiceIdentity {
    static final String ON = "SystemAssigned";
    static final String OFF = "None";

    private ServiceIdentity() {}

    static boolean on(Resource service) {
        return on(service.document());
    }

    /** The object id of its principal, where it is on. */
    public static Optional<String> principalId(Resource service) {
        return Json.text(service.document().path("identity"), "principalId").filter(_ -> on(service));
    }

    static boolean on(JsonNode document) {
        return document.path("identity").path("type").asText("").equalsIgnoreCase(ON);
    }
}
