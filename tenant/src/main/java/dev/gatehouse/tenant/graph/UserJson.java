package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.User;

/** Users as Graph shows them; never their passwords. */
final class UserJson {
    private UserJson() {}

    static ObjectNode of(User user) {
        var json = Json.object();
        json.put("id", user.id());
        json.putNull("deletedDateTime");
        json.put("accountEnabled", user.enabled());
        json.putArray("businessPhones");
        json.put("createdDateTime", user.created().toString());
        json.put("displayName", user.displayName());
        for (var name : UsersApi.TEXTS) {
            json.putNull(name);
        }
        json.put("userPrincipalName", user.principalName());
        json.put("userType", "Member");
        user.properties()
                .properties()
                .forEach(each -> json.set(each.getKey(), each.getValue().deepCopy()));
        return json;
    }
}
