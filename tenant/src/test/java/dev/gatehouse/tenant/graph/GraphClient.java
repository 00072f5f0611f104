package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;

/** Calls Graph as one client. */
final class GraphClient {
    final TenantUnderTest tenant;
    private final String token;

    GraphClient(TenantUnderTest tenant, String token) {
        this.tenant = tenant;
        this.token = token;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String body, String... headers) {
        var all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = "application/json";
        return tenant.send(method, path.startsWith("/beta") ? path : "/v1.0" + path, body.replace('\'', '"'), all);
    }

    /** Makes an application and its service principal. */
    App app(String name, String more) {
        var application = expect(
                201,
                post("/applications", "{'displayName':'" + name + "','signInAudience':'AzureADMyOrg'" + more + "}"));
        var principal = expect(
                201,
                post(
                        "/servicePrincipals",
                        "{'appId':'" + application.path("appId").asText() + "'}"));
        return new App(
                application.path("id").asText(),
                application.path("appId").asText(),
                principal.path("id").asText());
    }

    App app(String name) {
        return app(name, "");
    }

    /** An application with one app role of Starter. */
    App product(String roleId) {
        return app(
                "APIMProductApplicationStarter",
                ",'api':{'requestedAccessTokenVersion':2},'appRoles':[" + role(roleId, "Product.Starter.All") + "]");
    }

    static String role(String id, String value) {
        return "{'id':'" + id + "','allowedMemberTypes':['Application'],'displayName':'" + value + "','description':'"
                + value + "','isEnabled':true,'value':'" + value + "'}";
    }

    Answer grant(App client, App resource, String roleId) {
        return post(
                "/servicePrincipals/" + resource.principalId() + "/appRoleAssignedTo",
                "{'principalId':'" + client.principalId() + "','resourceId':'" + resource.principalId()
                        + "','appRoleId':'" + roleId + "'}");
    }

    String secret(App app) {
        return expect(200, post("/applications/" + app.id() + "/addPassword", "{'passwordCredential':{}}"))
                .path("secretText")
                .asText();
    }

    static JsonNode expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " but was " + answer.status() + ": " + answer.body());
        }
        return answer.json();
    }

    record App(String id, String appId, String principalId) {}
}
