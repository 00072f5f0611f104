package dev.gatehouse.management.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.store.AuditEntry;

/** A line of the audit log in the words of Azure Monitor's activity log, with what was before and after. */
final class EventJson {
    private EventJson() {}

    static ObjectNode of(AuditEntry entry) {
        var json = Json.object();
        json.put("id", entry.resource() + "/events/" + entry.id());
        json.put("eventDataId", Long.toString(entry.id()));
        json.put("eventTimestamp", entry.at().toString());
        json.put("correlationId", entry.origin().correlation());
        json.put("operationId", entry.origin().request());
        json.putObject("category").put("value", "Administrative");
        json.put("level", entry.outcome().startsWith("Succeeded") ? "Informational" : "Error");
        json.put("caller", entry.actor().objectId());
        var claims = json.putObject("claims");
        claims.put("oid", entry.actor().objectId());
        claims.put("name", entry.actor().name());
        claims.put("appid", entry.actor().appId());
        claims.put("idtyp", entry.actor().kind());
        var operation = json.putObject("operationName");
        operation.put("value", entry.operation());
        operation.put("localizedValue", entry.operation());
        json.put("resourceId", entry.resource());
        var authorization = json.putObject("authorization");
        authorization.put("action", entry.operation());
        authorization.put("scope", entry.resource());
        var outcome = entry.outcome().split(": ", 2);
        json.putObject("status").put("value", outcome[0]);
        json.putObject("subStatus").put("value", outcome.length == 2 ? outcome[1] : "");
        var http = json.putObject("httpRequest");
        http.put("clientIpAddress", entry.origin().address());
        http.put("userAgent", entry.origin().userAgent());
        var properties = json.putObject("properties");
        entry.before().ifPresent(before -> properties.set("before", before));
        entry.after().ifPresent(after -> properties.set("after", after));
        var secrets = properties.putArray("secrets");
        entry.secrets().forEach(secrets::add);
        return json;
    }
}
