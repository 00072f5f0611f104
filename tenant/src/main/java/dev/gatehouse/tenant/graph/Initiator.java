package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;

/** Who called, and from where, as Graph's {@code directoryAudits} says it. */
final class Initiator {
    private static final int LONGEST = 256;

    private Initiator() {}

    static ObjectNode of(GraphCall call) {
        var caller = call.caller();
        var directory = call.directory();
        var json = Json.object();
        json.putNull("app");
        json.putNull("user");
        if (caller.isUser()) {
            var user = json.putObject("user");
            user.put("id", caller.principalId());
            directory.users().withId(caller.principalId()).ifPresent(each -> {
                user.put("displayName", each.displayName());
                user.put("userPrincipalName", each.principalName());
            });
            user.put("ipAddress", address(call));
        } else {
            var app = json.putObject("app");
            app.put("appId", caller.clientId());
            app.put("servicePrincipalId", caller.principalId());
            directory.servicePrincipals().withId(caller.principalId()).ifPresent(each -> {
                app.put("displayName", each.displayName());
                app.put("servicePrincipalName", each.appId());
            });
        }
        return json;
    }

    static ArrayNode details(GraphCall call) {
        var details = Json.object().putArray("details");
        detail(details, "User-Agent", call.request().header("User-Agent").orElse(""));
        detail(details, "ipAddress", address(call));
        detail(details, "appId", call.caller().clientId());
        detail(details, "requestId", call.request().id());
        return details;
    }

    private static void detail(ArrayNode details, String key, String value) {
        details.addObject()
                .put("key", key)
                .put("value", value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…");
    }

    private static String address(GraphCall call) {
        var address = call.request().remote().getAddress();
        return address == null ? "" : address.getHostAddress();
    }
}
