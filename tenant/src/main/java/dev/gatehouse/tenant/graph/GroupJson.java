package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.Group;

/** Groups as Graph shows them. */
final class GroupJson {
    private GroupJson() {}

    static ObjectNode of(Group group) {
        var json = Json.object();
        json.put("id", group.id());
        json.put("deletedDateTime", ApplicationJson.time(group.deleted()));
        json.putNull("classification");
        json.put("createdDateTime", group.created().toString());
        json.putNull("description");
        json.put("displayName", group.displayName());
        json.putNull("expirationDateTime");
        json.putArray("groupTypes");
        json.putNull("isAssignableToRole");
        json.putNull("mail");
        json.put("mailEnabled", false);
        json.putNull("mailNickname");
        json.putNull("membershipRule");
        json.putNull("preferredLanguage");
        json.putArray("proxyAddresses");
        json.put("renewedDateTime", group.created().toString());
        json.put("securityEnabled", true);
        json.putNull("visibility");
        group.properties()
                .properties()
                .forEach(each -> json.set(each.getKey(), each.getValue().deepCopy()));
        return json;
    }
}
