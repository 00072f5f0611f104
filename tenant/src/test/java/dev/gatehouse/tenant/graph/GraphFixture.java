package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.GraphPermission;

import static dev.gatehouse.tenant.graph.GraphClient.expect;

/** Arranges a directory, for tests of other packages. */
public final class GraphFixture {
    private final GraphClient graph;

    public GraphFixture(TenantUnderTest tenant) {
        graph = new GraphClient(
                tenant,
                tenant.graphToken(tenant.client(
                        "fixture",
                        GraphPermission.APPLICATION_READ_WRITE_ALL,
                        GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL)));
    }

    /** An application with its service principal. */
    public record App(String id, String appId, String principalId) {}

    public App app(String name) {
        return app(name, "");
    }

    public App app(String name, String more) {
        var app = graph.app(name, more);
        return new App(app.id(), app.appId(), app.principalId());
    }

    public String secret(App app) {
        return secret(app, "{}");
    }

    public String secretUntil(App app, String end) {
        return secret(app, "{'endDateTime':'" + end + "'}");
    }

    public String secretFrom(App app, String start) {
        return secret(app, "{'startDateTime':'" + start + "'}");
    }

    private String secret(App app, String credential) {
        return expect(
                        200,
                        graph.post(
                                "/applications/" + app.id() + "/addPassword",
                                "{'passwordCredential':" + credential + "}"))
                .path("secretText")
                .asText();
    }

    /** Registers a certificate, DER in base64. */
    public void certificate(App app, String base64) {
        expect(
                204,
                graph.patch(
                        "/applications/" + app.id(),
                        "{'keyCredentials':[{'type':'AsymmetricX509Cert','usage':'Verify','key':'" + base64 + "'}]}"));
    }

    public void changePrincipal(App app, String change) {
        expect(204, graph.patch("/servicePrincipals/" + app.principalId(), change));
    }

    public void deletePrincipal(App app) {
        expect(204, graph.delete("/servicePrincipals/" + app.principalId()));
    }

    public void delete(App app) {
        expect(204, graph.delete("/applications/" + app.id()));
    }
}
