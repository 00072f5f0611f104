package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.Accounts;
import dev.gatehouse.identity.DirectoryView;
import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.identity.Inventory;
import dev.gatehouse.model.directory.ManagedIdentities;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An identity provider in memory, that can be down, unwilling, or without its role. */
final class FakeDirectory implements IdentityProvider, ManagedIdentities, Accounts {
    final Map<String, App> products = new LinkedHashMap<>();
    final Map<String, App> withdrawn = new LinkedHashMap<>();
    final Map<String, App> clients = new LinkedHashMap<>();
    /** Clients that somebody deleted so that they can be restored. */
    final Map<String, App> deletedClients = new LinkedHashMap<>();
    /** Product by the id of an assignment to somebody who is no client. */
    final Map<String, String> strays = new LinkedHashMap<>();
    /** As {@code client>product}. */
    final Set<String> grants = new LinkedHashSet<>();

    final Set<String> identities = new LinkedHashSet<>();
    final Map<String, Instant> lastUse = new LinkedHashMap<>();
    final List<String> values = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    /** Runs once the directory was read, before who reads it gets it. */
    Runnable whileReading = () -> {};

    /** By unique name. */
    final Map<String, FakeAccount> accounts = new LinkedHashMap<>();

    boolean keepsAccounts = true;
    /** The call of that number fails so; 0 for none. */
    int callsUntilFault;

    Kind fault = Kind.UNAVAILABLE;
    boolean down;
    boolean lastUseKnown = true;
    String missing = "";
    String refuses = "";

    static final class App {
        final String applicationId = UUID.randomUUID().toString();
        final String objectId = UUID.randomUUID().toString();
        final Set<String> permissions = new LinkedHashSet<>();
        String name;
        String role = "";
        String roleId = "";
        boolean roleEnabled = true;
        String audience = "api://" + applicationId;
        int tokenVersion = 2;
        boolean hasPrincipal = true;
        boolean enabled = true;
        boolean ours = true;

        App(String name) {
            this.name = name;
        }
    }

    record Secret(String client, String keyId, String name, String value, Instant created, Instant expires) {}

    /** Its products, by name. */
    @Override
    public DirectoryView describe() {
        return new DirectoryView() {
            @Override
            public Page registrations(String search, int top, Optional<String> after) {
                return new Page(
                        products.values().stream()
                                .filter(app -> app.name.startsWith(search))
                                .limit(top)
                                .map(this::shown)
                                .toList(),
                        Optional.empty());
            }

            @Override
            public Optional<Details> registration(String applicationId) {
                return products.values().stream()
                        .filter(app -> app.applicationId.equals(applicationId))
                        .findFirst()
                        .map(app ->
                                new Details(shown(app), List.of(app.audience), Optional.empty(), List.of(), List.of()));
            }

            private Registration shown(App app) {
                return new Registration(
                        app.applicationId, app.objectId, app.name, app.ours, Optional.empty(), List.of(), List.of());
            }
        };
    }

    @Override
    public TokenService tokenService() {
        return new TokenService(
                "tenant-1", Set.of("https://issuer.example/"), "https://issuer.example/keys", "https://issuer/token");
    }

    @Override
    public synchronized Readiness readiness() {
        return new Readiness(missing.isEmpty(), missing);
    }

    @Override
    public synchronized ResourceApplication registerProduct(ProductRegistration registration) {
        reached("registerProduct");
        var name = registration.uniqueName();
        if (withdrawn.containsKey(name)) {
            products.put(name, withdrawn.remove(name));
        }
        var app = products.computeIfAbsent(name, _ -> new App(registration.displayName()));
        app.name = registration.displayName();
        app.role = registration.roleValue();
        app.roleId = registration.roleId();
        app.roleEnabled = true;
        app.audience = "api://" + app.applicationId;
        app.tokenVersion = 2;
        app.hasPrincipal = true;
        return new ResourceApplication(
                app.applicationId,
                app.objectId,
                "sp-" + name,
                "api://" + app.applicationId,
                registration.roleId(),
                app.role);
    }

    @Override
    public synchronized void withdrawProduct(String uniqueName) {
        reached("withdrawProduct");
        var app = products.remove(uniqueName);
        if (app != null) {
            withdrawn.put(uniqueName, app);
            grants.removeIf(grant -> grant.endsWith(">" + uniqueName));
        }
    }

    @Override
    public synchronized void deleteProduct(String uniqueName) {
        reached("deleteProduct");
        products.remove(uniqueName);
        withdrawn.remove(uniqueName);
        grants.removeIf(grant -> grant.endsWith(">" + uniqueName));
    }

    @Override
    public synchronized RegisteredClient registerClient(ClientRegistration registration) {
        reached("registerClient");
        var deleted = deletedClients.remove(registration.uniqueName());
        if (deleted != null) {
            clients.put(registration.uniqueName(), deleted);
        }
        var app = clients.computeIfAbsent(registration.uniqueName(), _ -> new App(registration.displayName()));
        app.name = registration.displayName();
        app.hasPrincipal = true;
        return new RegisteredClient(app.applicationId, app.objectId, "sp-" + registration.uniqueName(), "tenant-1");
    }

    @Override
    public synchronized void deleteClient(String uniqueName) {
        reached("deleteClient");
        clients.remove(uniqueName);
        grants.removeIf(grant -> grant.startsWith(uniqueName + ">"));
        secrets.values().removeIf(secret -> secret.client().equals(uniqueName));
    }

    @Override
    public synchronized void grant(Grant grant) {
        reached("grant");
        if (!clients.containsKey(grant.clientUniqueName()) || !products.containsKey(grant.productUniqueName())) {
            throw new IdentityProviderException(Kind.REFUSED, "no such application", null);
        }
        grants.add(grant.clientUniqueName() + ">" + grant.productUniqueName());
        clients.get(grant.clientUniqueName()).permissions.add(grant.roleId());
    }

    @Override
    public synchronized void revoke(Grant grant) {
        reached("revoke");
        grants.remove(grant.clientUniqueName() + ">" + grant.productUniqueName());
        Optional.ofNullable(clients.get(grant.clientUniqueName()))
                .ifPresent(client -> client.permissions.remove(grant.roleId()));
    }

    @Override
    public synchronized void enable(String uniqueName) {
        reached("enable");
        live(uniqueName).ifPresent(app -> app.enabled = true);
    }

    @Override
    public synchronized void setAside(String uniqueName) {
        reached("setAside");
        Optional.ofNullable(products.remove(uniqueName)).ifPresent(app -> withdrawn.put(uniqueName, app));
        Optional.ofNullable(clients.remove(uniqueName)).ifPresent(app -> deletedClients.put(uniqueName, app));
    }

    @Override
    public synchronized void removeAssignment(String productUniqueName, String assignmentId) {
        reached("removeAssignment");
        strays.remove(assignmentId, productUniqueName);
    }

    @Override
    public Inventory inventory(String beginning) {
        var found = new ArrayList<Inventory.Found>();
        synchronized (this) {
            reached("inventory");
            products.forEach((name, app) -> found.add(found(name, app, false)));
            clients.forEach((name, app) -> found.add(found(name, app, false)));
            withdrawn.forEach((name, app) -> found.add(found(name, app, true)));
            deletedClients.forEach((name, app) -> found.add(found(name, app, true)));
        }
        whileReading.run();
        return new Inventory(found.stream()
                .filter(one -> one.uniqueName().startsWith(beginning))
                .toList());
    }

    private Inventory.Found found(String name, App app, boolean deleted) {
        var assignments = new ArrayList<Inventory.Assignment>();
        grants.stream().filter(grant -> grant.endsWith(">" + name)).forEach(grant -> {
            var client = grant.substring(0, grant.indexOf('>'));
            assignments.add(new Inventory.Assignment(grant, "sp-" + client, "name of " + client, app.roleId));
        });
        strays.forEach((id, product) -> {
            if (product.equals(name)) {
                assignments.add(new Inventory.Assignment(id, "sp-of-somebody", "Somebody", app.roleId));
            }
        });
        return new Inventory.Found(
                name,
                app.applicationId,
                app.objectId,
                app.name,
                deleted,
                app.ours,
                Set.of(app.audience),
                app.tokenVersion,
                app.roleId.isEmpty() ? List.of() : List.of(new Inventory.Role(app.roleId, app.role, app.roleEnabled)),
                Set.copyOf(app.permissions),
                secrets.values().stream()
                        .filter(secret -> secret.client().equals(name))
                        .map(Secret::keyId)
                        .collect(Collectors.toSet()),
                deleted || !app.hasPrincipal
                        ? Optional.empty()
                        : Optional.of(new Inventory.Principal("sp-" + name, app.enabled)),
                deleted ? List.of() : assignments);
    }

    private Optional<App> live(String uniqueName) {
        return Optional.ofNullable(products.get(uniqueName)).or(() -> Optional.ofNullable(clients.get(uniqueName)));
    }

    @Override
    public synchronized NewSecret addSecret(String client, String displayName, Instant expires) {
        reached("addSecret");
        now = now.plusSeconds(1);
        var secret = new Secret(
                client, UUID.randomUUID().toString(), displayName, "value-" + UUID.randomUUID(), now, expires);
        secrets.put(secret.keyId(), secret);
        values.add(secret.value());
        return new NewSecret(secret.keyId(), secret.value(), secret.value().substring(0, 3), expires);
    }

    @Override
    public synchronized void removeSecret(String client, String keyId) {
        reached("removeSecret");
        secrets.remove(keyId);
    }

    @Override
    public synchronized List<SecretDescription> secrets(String client) {
        reached("secrets");
        return secrets.values().stream()
                .filter(secret -> secret.client().equals(client))
                .map(secret -> new SecretDescription(
                        secret.keyId(),
                        secret.name(),
                        secret.value().substring(0, 3),
                        secret.created(),
                        secret.expires(),
                        Optional.ofNullable(lastUse.get(secret.keyId())),
                        lastUseKnown))
                .toList();
    }

    @Override
    public synchronized Map<String, List<SecretDescription>> allSecrets(String beginning) {
        return clients.keySet().stream()
                .filter(client -> client.startsWith(beginning))
                .collect(Collectors.toMap(client -> client, this::secrets));
    }

    @Override
    public synchronized Identity create(String resourceId, String displayName) {
        calls.add("createIdentity");
        identities.add(resourceId);
        return new Identity("principal-of-" + displayName, "client-id", "tenant-1");
    }

    @Override
    public synchronized void delete(String resourceId) {
        calls.add("deleteIdentity");
        identities.remove(resourceId);
    }

    /** Whether the value is a client's secret now, as the token endpoint would say. */
    synchronized boolean works(String value) {
        return secrets.values().stream().anyMatch(secret -> secret.value().equals(value));
    }

    synchronized int secretCount() {
        return secrets.size();
    }

    synchronized String keyId(String value) {
        return secrets.values().stream()
                .filter(secret -> secret.value().equals(value))
                .map(Secret::keyId)
                .findFirst()
                .orElseThrow();
    }

    static final class FakeAccount {
        final String id = UUID.randomUUID().toString();
        String password;
        boolean enabled;
    }

    @Override
    public Optional<Accounts> accounts() {
        return keepsAccounts ? Optional.of(this) : Optional.empty();
    }

    @Override
    public String provider() {
        return "Aad";
    }

    @Override
    public synchronized Account ensure(Registration registration, String password) {
        reached("ensureAccount");
        var account = accounts.computeIfAbsent(registration.uniqueName(), _ -> new FakeAccount());
        account.password = password;
        account.enabled = registration.enabled();
        return new Account(account.id, registration.email());
    }

    @Override
    public synchronized void setPassword(Key key, String password) {
        reached("setPassword");
        if (!accounts.containsKey(key.uniqueName())) {
            throw new IdentityProviderException(Kind.REFUSED, "no such account", null);
        }
        accounts.get(key.uniqueName()).password = password;
    }

    @Override
    public synchronized void setEnabled(Key key, boolean enabled) {
        reached("setEnabled");
        Optional.ofNullable(accounts.get(key.uniqueName())).ifPresent(account -> account.enabled = enabled);
    }

    @Override
    public synchronized void delete(Key key) {
        reached("deleteAccount");
        accounts.remove(key.uniqueName());
    }

    private void reached(String call) {
        calls.add(call);
        if (--callsUntilFault == 0) {
            throw new IdentityProviderException(fault, "A fault of the directory.", null);
        }
        if (down) {
            throw new IdentityProviderException(Kind.UNAVAILABLE, "The directory could not be reached.", null);
        }
        if (refuses.equals(call)) {
            throw new IdentityProviderException(Kind.REFUSED, "The directory refused it.", null);
        }
    }
}
