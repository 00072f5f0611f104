package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Router;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.TenantPorts;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.AuthorizationCodes;
import dev.gatehouse.tenant.signin.RefreshTokens;

import java.util.Map;

/** The token service's part of the control plane: its doors stand at the root of the host, as MSAL demands. */
public final class TokenService {
    private final TokenEndpoint tokens;
    private final DiscoveryDocuments discovery;
    private final KeySetDocument keySet;
    private final UserInfo userInfo;
    private final TokenErrors errors;

    public TokenService(
            TenantDatabase database,
            KeyedHash hash,
            SigningKeys keys,
            TokenIssuer issuer,
            LastUses lastUses,
            TenantPorts ports) {
        var tenant = database.tenant();
        var authentication = new ClientAuthentication(
                hash,
                tenant,
                new ClientAssertion(tenant),
                new FederatedAssertion(tenant, new ForeignKeys(ports.fetcher(), database.clock()), keys::keySet),
                lastUses);
        var usedAssertions = new UsedAssertions(database);
        var refreshTokens = new RefreshTokens(hash);
        var userTokens = new UserTokenIssuer(issuer, tenant, hash, database.clock());
        var userFlow = new UserFlow(database, authentication, usedAssertions, refreshTokens, userTokens);
        tokens = new TokenEndpoint(
                Map.of(
                        ClientCredentialsGrant.NAME,
                        new ClientCredentialsGrant(database, authentication, usedAssertions, issuer),
                        AuthorizationCodeGrant.NAME,
                        new AuthorizationCodeGrant(database, new AuthorizationCodes(hash), refreshTokens, userFlow),
                        RefreshTokenGrant.NAME,
                        new RefreshTokenGrant(database, refreshTokens, userFlow)),
                new TenantSegments(tenant),
                database.clock(),
                ports.tokens(),
                ports.signIns());
        discovery = new DiscoveryDocuments(tenant);
        keySet = new KeySetDocument(keys, tenant);
        userInfo = new UserInfo(database, keys::keySet, userTokens);
        errors = new TokenErrors(database.clock(), tenant);
    }

    /** Adds its routes to the router of the control plane. They bring their own way to render errors. */
    public void addTo(Router.Builder control) {
        var own = Router.builder()
                .errors(errors)
                .route("POST", "/{tenant}/oauth2/v2.0/token", tokens.version2())
                .route("POST", "/{tenant}/oauth2/token", tokens.version1())
                .route("GET", "/{tenant}/v2.0/.well-known/openid-configuration", discovery.version2())
                .route("GET", "/{tenant}/.well-known/openid-configuration", discovery.version1())
                .route("GET", "/{tenant}/discovery/v2.0/keys", keySet::get)
                .route("GET", "/{tenant}/discovery/keys", keySet::get)
                .route("GET", "/common/discovery/instance", discovery::instance)
                .route("GET", "/oidc/userinfo", userInfo::get)
                .route("POST", "/oidc/userinfo", userInfo::get)
                .build();
        control.delegate("/{tenant}/oauth2/v2.0/token", own)
                .delegate("/{tenant}/oauth2/token", own)
                .delegate("/{tenant}/v2.0/.well-known/openid-configuration", own)
                .delegate("/{tenant}/.well-known/openid-configuration", own)
                .delegate("/{tenant}/discovery/v2.0/keys", own)
                .delegate("/{tenant}/discovery/keys", own)
                .delegate("/oidc/userinfo", own)
                .delegate("/common/discovery/instance", own);
    }
}
