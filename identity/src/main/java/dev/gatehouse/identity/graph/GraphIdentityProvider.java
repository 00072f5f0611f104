package dev.gatehouse.identity.graph;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.identity.IdentityProvider;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Provisions through Microsoft Graph v1.0 (facts/entra-and-graph.md §7.1). Knows of the directory behind it nothing
 * but its address and a credential.
 */
public final class GraphIdentityProvider implements IdentityProvider {
    private final GraphSettings settings;
    private final GraphWire wire;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /**
     * @param client trusts whoever serves Graph
     * @param tokens of the service's identity
     */
    public GraphIdentityProvider(
            GraphSettings settings, OutboundClient client, AccessTokens tokens, InstantSource clock, Sleeper sleeper) {
        this(settings, new HttpGraphWire(client), tokens, clock, sleeper);
    }

    GraphIdentityProvider(
            GraphSettings settings, GraphWire wire, AccessTokens tokens, InstantSource clock, Sleeper sleeper) {
        this.settings = settings;
        this.wire = wire;
        this.tokens = tokens;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public TokenService tokenService() {
        return settings.tokenService();
    }

    @Override
    public Readiness readiness() {
        return new DirectoryRoleCheck(tokens, settings.graphUrl()).check();
    }

    @Override
    public ResourceApplication registerProduct(ProductRegistration registration) {
        var call = begin();
        var applications = new Applications(call);
        var name = Applications.cut(registration.displayName());
        var application = applications.ensure(registration.uniqueName(), ProductApplication.wanted(name, registration));
        var audience = "api://" + application.appId();
        var change = ProductApplication.change(application, name, audience, registration);
        if (!change.isEmpty()) {
            applications.change(application, change);
        }
        var principal = new ServicePrincipals(call).ensure(application);
        var role = application.role(registration.roleId());
        return new ResourceApplication(
                application.appId(),
                application.objectId(),
                principal,
                audience,
                registration.roleId(),
                role.map(found -> found.path("value").asText()).orElse(registration.roleValue()));
    }

    @Override
    public void withdrawProduct(String uniqueName) {
        new Applications(begin()).delete(uniqueName);
    }

    @Override
    public void deleteProduct(String uniqueName) {
        new Applications(begin()).deleteForGood(uniqueName);
    }

    @Override
    public RegisteredClient registerClient(ClientRegistration registration) {
        var call = begin();
        var applications = new Applications(call);
        var name = Applications.cut(registration.displayName());
        var wanted = Applications.object().put("displayName", name).put("signInAudience", "AzureADMyOrg");
        var application = applications.ensure(registration.uniqueName(), wanted);
        if (!application.json().path("displayName").asText().equals(name)) {
            applications.change(application, Applications.object().put("displayName", name));
        }
        var principal = new ServicePrincipals(call).ensure(application);
        return new RegisteredClient(
                application.appId(),
                application.objectId(),
                principal,
                settings.tokenService().tenantId());
    }

    @Override
    public void deleteClient(String uniqueName) {
        new Applications(begin()).deleteForGood(uniqueName);
    }

    @Override
    public void grant(Grant grant) {
        new Grants(begin()).grant(grant.clientUniqueName(), grant.productUniqueName(), grant.roleId());
    }

    @Override
    public void revoke(Grant grant) {
        new Grants(begin()).revoke(grant.clientUniqueName(), grant.roleId());
    }

    @Override
    public NewSecret addSecret(String clientUniqueName, String displayName, Instant expires) {
        return secrets().add(clientUniqueName, displayName, expires);
    }

    @Override
    public void removeSecret(String clientUniqueName, String keyId) {
        secrets().remove(clientUniqueName, keyId);
    }

    @Override
    public List<SecretDescription> secrets(String clientUniqueName) {
        return secrets().all(clientUniqueName);
    }

    private Secrets secrets() {
        return new Secrets(begin(), new SecretUse(settings.betaUrl()));
    }

    private GraphCall begin() {
        return new GraphCall(wire, tokens, clock, sleeper, settings.graphUrl(), settings.patience());
    }
}
