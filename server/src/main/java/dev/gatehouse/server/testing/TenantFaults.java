package dev.gatehouse.server.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.Tenant;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes the tenant slow or failing, as a real one is at times; nothing else of the control plane is touched. */
final class TenantFaults {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    void clear() {
        faults.clear();
    }

    List<ObjectNode> json() {
        return faults.stream().map(Fault::json).toList();
    }

    Handler around(Handler handler, Tenant tenant) {
        return request -> isTenants(request, tenant)
                ? faults.stream()
                        .filter(fault -> fault.takes(request))
                        .findFirst()
                        .map(fault -> befall(fault, request, handler))
                        .orElseGet(() -> handler.handle(request))
                : handler.handle(request);
    }

    private static boolean isTenants(Request request, Tenant tenant) {
        var first = request.path().substring(1).split("/", 2)[0].toLowerCase(Locale.ROOT);
        return List.of("v1.0", "beta", "oidc", "common", "organizations", "consumers", tenant.id(), tenant.domain())
                .contains(first);
    }

    private static Reply befall(Fault fault, Request request, Handler handler) {
        try {
            Thread.sleep(fault.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault.status().isEmpty()) {
            return handler.handle(request);
        }
        var reply = Reply.json(fault.status().getAsInt(), error(request)).with("Cache-Control", "no-store");
        return fault.retryAfter().isPresent()
                ? reply.with("Retry-After", Integer.toString(fault.retryAfter().getAsInt()))
                : reply;
    }

    /** In the shape of the door that was asked. */
    private static ObjectNode error(Request request) {
        var message = "A test control makes this request fail.";
        var path = request.path().toLowerCase(Locale.ROOT);
        var json = Json.object();
        if (path.startsWith("/v1.0") || path.startsWith("/beta")) {
            json.putObject("error").put("code", "TestControl").put("message", message);
        } else {
            json.put("error", "temporarily_unavailable").put("error_description", "AADSTS90033: " + message);
        }
        return json;
    }
}
