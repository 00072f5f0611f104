package dev.gatehouse.tenant;

import dev.gatehouse.database.Database;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Router;
import dev.gatehouse.model.directory.ManagedIdentities;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.authorize.SignInService;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.TenantFacts;
import dev.gatehouse.tenant.graph.GraphDoor;
import dev.gatehouse.tenant.identity.IdentityDoor;
import dev.gatehouse.tenant.identity.ImdsDoor;
import dev.gatehouse.tenant.identity.TenantManagedIdentities;
import dev.gatehouse.tenant.signin.SignInLog;
import dev.gatehouse.tenant.signin.SignInObserver;
import dev.gatehouse.tenant.token.IdentityTokens;
import dev.gatehouse.tenant.token.LastUses;
import dev.gatehouse.tenant.token.SigningKeys;
import dev.gatehouse.tenant.token.TokenIssuer;
import dev.gatehouse.tenant.token.TokenObserver;
import dev.gatehouse.tenant.token.TokenService;

import java.time.InstantSource;
import java.util.Set;

/**
 * The embedded tenant: a directory with its token service and its Graph, on a database of its own. Opened the first
 * time, it makes its tenant id, its signing key, and the service principals that every tenant has.
 */
public final class Tenant {
    private static final String MIGRATIONS = "dev/gatehouse/tenant/migrations";
    private static final String HISTORY = "tenant_history";

    private final TenantDatabase database;
    private final TenantBootstrap bootstrap;
    private final SigningKeys keys;
    private final TokenIssuer issuer;
    private final TokenService tokenService;
    private final SignInService signIn;
    private final GraphDoor graph;
    private final IdentityTokens identityTokens;
    private final LastUses lastUses;
    private final SignInLog signIns;

    private Tenant(TenantDatabase database, SigningKeys keys, SealKey seal, KeyedHash hash, TenantPorts ports) {
        this.issuer = new TokenIssuer(keys, database.tenant(), database.clock());
        this.lastUses = new LastUses(database);
        this.signIns = new SignInLog(database, ports.signIns());
        this.database = database;
        this.bootstrap = new TenantBootstrap(database, hash);
        this.tokenService = new TokenService(database, hash, keys, issuer, lastUses, ports.observing(signIns));
        this.signIn = new SignInService(database, seal, hash, keys::keySet, signIns);
        this.identityTokens = new IdentityTokens(database, issuer, ports.tokens(), signIns);
        this.graph = new GraphDoor(database, hash, keys, lastUses, signIns);
        this.keys = keys;
    }

    /**
     * @param database the tenant's own, not closed here
     * @param seal seals signing keys
     * @param hash hashes client secrets
     * @param observer is told of tokens given and refused
     */
    public static Tenant open(
            Database database,
            TenantSettings settings,
            SealKey seal,
            KeyedHash hash,
            InstantSource clock,
            TokenObserver observer) {
        Fetcher nowhere = (url, maximumBytes, patience) -> {
            throw new IllegalStateException("this tenant fetches nothing");
        };
        return open(database, settings, seal, hash, new TenantPorts(clock, nowhere, observer, SignInObserver.none()));
    }

    /**
     * @param database the tenant's own, not closed here
     * @param seal seals signing keys
     * @param hash hashes client secrets
     */
    public static Tenant open(
            Database database, TenantSettings settings, SealKey seal, KeyedHash hash, TenantPorts ports) {
        database.migrate(MIGRATIONS, HISTORY);
        var facts = new TenantFacts(id(database), settings.domain(), settings.controlUrl(), settings.audit());
        var tenant = new TenantDatabase(database, ports.clock(), facts);
        tenant.change(Tenant::addPlatform);
        return new Tenant(tenant, SigningKeys.open(tenant, seal, settings.keyLife()), seal, hash, ports);
    }

    /** The id is made once and kept. */
    private static String id(Database database) {
        return database.write(handle -> {
            // Another process may be at its first start too.
            handle.createUpdate("INSERT INTO tenant_setting (name, value) VALUES ('tenantId', :id)"
                            + " ON CONFLICT (name) DO NOTHING")
                    .bind("id", Directory.newId())
                    .execute();
            return handle.createQuery("SELECT value FROM tenant_setting WHERE name = 'tenantId'")
                    .mapTo(String.class)
                    .one();
        });
    }

    private static int addPlatform(Directory directory) {
        for (var each : FirstParty.values()) {
            if (directory.servicePrincipals().withAppId(each.appId()).isEmpty()) {
                directory
                        .servicePrincipals()
                        .createWithoutApplication(
                                each.appId(), ServicePrincipal.Type.FIRST_PARTY, each.displayName(), Json.object());
            }
        }
        return FirstParty.values().length;
    }

    /** A GUID. */
    public String id() {
        return database.tenant().id();
    }

    /** Its verified domain name. */
    public String domain() {
        return database.tenant().domain();
    }

    /** Values of {@code iss} in its tokens, v2.0 and v1.0. */
    public Set<String> issuers() {
        return Set.of(database.tenant().issuerV2(), database.tenant().issuerV1());
    }

    /** Where its signing keys are published. */
    public String jwksUri() {
        return database.tenant().controlUrl() + "/" + id() + "/discovery/v2.0/keys";
    }

    /** The token endpoint, complete. */
    public String tokenUrl() {
        return database.tenant().controlUrl() + "/" + id() + "/oauth2/v2.0/token";
    }

    /** Graph's base URL. */
    public String graphUrl() {
        return database.tenant().controlUrl() + "/v1.0";
    }

    /** Makes and removes managed identities, which are had at {@link #identityDoor}. */
    public ManagedIdentities managedIdentities() {
        return new TenantManagedIdentities(database);
    }

    /**
     * What answers {@code IDENTITY_ENDPOINT}, at {@link IdentityDoor#PATH}; to be opened on loopback alone.
     *
     * @param secret the value of {@code IDENTITY_HEADER}, at least 32 random characters
     */
    public Handler identityDoor(String secret) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("the identity header has at least 32 characters");
        }
        return new IdentityDoor(identityTokens, secret).handler();
    }

    /** Its signing keys: who runs it calls their {@link SigningKeys#maintain} every so often. */
    public SigningKeys signingKeys() {
        return keys;
    }

    /** What answers in the form of IMDS, at {@link ImdsDoor#PATH}; to be opened on loopback alone, when asked for. */
    public Handler imdsDoor() {
        return new ImdsDoor(identityTokens).handler();
    }

    /** What gives its tokens a life. */
    public TokenIssuer tokenIssuer() {
        return issuer;
    }

    /** For the first start. */
    public TenantBootstrap bootstrap() {
        return bootstrap;
    }

    /** Adds its doors to the router of the control plane: token service and discovery at the host's root, Graph. */
    public void addTo(Router.Builder control) {
        tokenService.addTo(control);
        signIn.addTo(control);
        graph.addTo(control);
    }

    /** Writes out what waits to be: call it before the database is closed. */
    public void settle() {
        signIns.settle();
        lastUses.settle();
    }
}
