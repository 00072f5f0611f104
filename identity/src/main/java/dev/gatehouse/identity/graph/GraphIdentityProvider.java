package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.identity.Accounts;
import dev.gatehouse.identity.DirectoryView;
import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.identity.Inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        var application =
                applications.ensure(registration.uniqueName(), marked(ProductApplication.wanted(name, registration)));
        var audience = "api://" + application.appId();
        var disabling = ProductApplication.disabling(application, registration);
        if (!disabling.isEmpty()) {
            applications.change(application, disabling);
        }
        var change = ProductApplication.change(application, name, audience, registration);
        mark(application, change);
        if (!change.isEmpty()) {
            applications.change(application, change);
        }
        var principal = new ServicePrincipals(call).ensure(application);
        return new ResourceApplication(
                application.appId(),
                application.objectId(),
                principal,
                audience,
                registration.roleId(),
                registration.roleValue());
    }

    private ObjectNode marked(ObjectNode wanted) {
        wanted.putArray("tags").add(settings.mark());
        return wanted;
    }

    /** Marks what an earlier version made without a mark. */
    private void mark(DirectoryApplication application, ObjectNode change) {
        if (!application.isMarked(settings.mark())) {
            var tags = change.putArray("tags");
            application.json().path("tags").forEach(tags::add);
            tags.add(settings.mark());
        }
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
        var application = applications.ensure(registration.uniqueName(), marked(wanted));
        var change = Applications.object();
        if (!application.json().path("displayName").asText().equals(name)) {
            change.put("displayName", name);
        }
        mark(application, change);
        if (!change.isEmpty()) {
            applications.change(application, change);
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
    public void enable(String uniqueName) {
        var call = begin();
        new Applications(call)
                .findPatiently(uniqueName)
                .ifPresent(application -> new ServicePrincipals(call).enable(application.appId()));
    }

    @Override
    public void setAside(String uniqueName) {
        new Applications(begin()).delete(uniqueName);
    }

    @Override
    public void removeAssignment(String productUniqueName, String assignmentId) {
        new Grants(begin()).removeAssignment(productUniqueName, assignmentId);
    }

    @Override
    public Inventory inventory(String beginning) {
        return new InventoryReading(begin(settings.patience().multipliedBy(10)), settings.mark()).read(beginning);
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

    @Override
    public Map<String, List<SecretDescription>> allSecrets(String beginning) {
        var call = begin(settings.patience().multipliedBy(10));
        return new Secrets(call, new SecretUse(settings.betaUrl())).everywhere(beginning);
    }

    @Override
    public Optional<Accounts> accounts() {
        return Optional.of(new GraphAccounts(this::begin, tokens, settings.graphUrl()));
    }

    @Override
    public DirectoryView describe() {
        return new GraphDirectoryView(this::begin, settings.mark());
    }

    private Secrets secrets() {
        return new Secrets(begin(), new SecretUse(settings.betaUrl()));
    }

    private GraphCall begin() {
        return begin(settings.patience());
    }

    private GraphCall begin(Duration patience) {
        return new GraphCall(wire, tokens, clock, sleeper, settings.graphUrl(), patience);
    }
}
