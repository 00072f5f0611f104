package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.util.List;

/** {@code /organization}: the tenant about itself. */
final class OrganizationApi {
    private OrganizationApi() {}

    static Reply list(GraphCall call) {
        call.access().readTenant();
        return GraphList.reply(
                call,
                GraphType.ORGANIZATION,
                GraphList.Source.of(List.of(json(call.directory().tenant()))));
    }

    static Reply read(GraphCall call) {
        call.access().readTenant();
        var id = call.request().pathParameter("id");
        if (!id.equalsIgnoreCase(call.directory().tenant().id())) {
            throw DirectoryRefused.notFound(id);
        }
        return GraphReplies.entity(
                call, 200, GraphType.ORGANIZATION, json(call.directory().tenant()));
    }

    private static ObjectNode json(TenantFacts tenant) {
        var json = Json.object();
        json.put("id", tenant.id());
        json.put("displayName", tenant.domain());
        json.put("tenantType", "AAD");
        var domain = json.putArray("verifiedDomains").addObject();
        domain.put("name", tenant.domain());
        domain.put("isDefault", true);
        domain.put("isInitial", true);
        domain.put("type", "Managed");
        return json;
    }
}
