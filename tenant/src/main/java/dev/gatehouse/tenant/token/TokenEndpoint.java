package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /{tenant}/oauth2/v2.0/token} and {@code POST /{tenant}/oauth2/token}: the client credentials grant
 * (RFC 6749 section 4.4, facts/entra-and-graph.md §2).
 */
public final class TokenEndpoint {
    private static final Set<String> TOO_WIDE = Set.of("common", "consumers", "organizations");
    private static final String GRANT = "client_credentials";

    private final TenantDatabase database;
    private final TenantSegments segments;
    private final ClientAuthentication authentication;
    private final UsedAssertions usedAssertions;
    private final TokenIssuer issuer;
    private final FailureLimit limit;
    private final TokenObserver observer;

    TokenEndpoint(
            TenantDatabase database,
            ClientAuthentication authentication,
            UsedAssertions usedAssertions,
            TokenIssuer issuer,
            FailureLimit limit,
            TokenObserver observer) {
        this.database = database;
        this.segments = new TenantSegments(database.tenant());
        this.authentication = authentication;
        this.usedAssertions = usedAssertions;
        this.issuer = issuer;
        this.limit = limit;
        this.observer = observer;
    }

    Handler version2() {
        return request -> counted(request, false);
    }

    Handler version1() {
        return request -> counted(request, true);
    }

    private Reply counted(Request request, boolean version1) {
        try {
            var reply = handle(request, version1);
            observer.tokenIssued(GRANT);
            return reply;
        } catch (TokenRequestRefused e) {
            observer.tokenRefused(e.fault());
            throw e;
        }
    }

    private Reply handle(Request request, boolean version1) {
        var tenantSegment = request.pathParameter("tenant");
        var form = TokenForm.read(request);
        if (!GRANT.equals(form.grantType())) {
            throw new TokenRequestRefused(
                    TokenFault.GRANT_UNSUPPORTED, "The app requested an unsupported grant type. Use " + GRANT + ".");
        }
        if (TOO_WIDE.contains(tenantSegment)) {
            throw new TokenRequestRefused(
                    TokenFault.TENANT_TOO_WIDE,
                    "The grant type '" + GRANT + "' is not supported over the /common or /consumers endpoints. Use the"
                            + " tenant-specific endpoint.");
        }
        segments.require(tenantSegment, TokenFault.TENANT_UNKNOWN);
        var resource = version1 ? resource(form) : scope(form);
        var address = request.remote().getAddress().getHostAddress();
        limit.wait(form.clientId(), address).ifPresent(wait -> {
            throw TokenRequestRefused.throttled(wait);
        });
        try {
            return reply(request, issue(form, tenantSegment, resource), version1);
        } catch (TokenRequestRefused e) {
            if (e.fault().isFailedAuthentication()) {
                limit.failed(form.clientId(), address);
            }
            throw e;
        }
    }

    private record Decision(TokenGrant grant, ClientAuthentication.Authenticated authenticated) {}

    private IssuedToken issue(TokenForm form, String tenantSegment, String resource) {
        var decision = database.read(directory -> {
            var client = client(directory, form);
            var authenticated = authentication.authenticate(form, client, tenantSegment, directory);
            var principal = client.orElseThrow().principal();
            if (!principal.enabled()) {
                throw new TokenRequestRefused(
                        TokenFault.CLIENT_DISABLED, "Application '" + principal.appId() + "' is disabled.");
            }
            return new Decision(
                    Grants.find(directory, principal, resource, authenticated.method(), Optional.empty()),
                    authenticated);
        });
        decision.authenticated
                .assertion()
                .ifPresent(use ->
                        usedAssertions.keep(use, decision.grant.resource().id()));
        decision.authenticated.noteUse().run();
        return issuer.issue(decision.grant, TokenIssuer.usualLifetime());
    }

    /** With the credentials of the kind that was sent. */
    private static Optional<Client> client(Directory directory, TokenForm form) {
        var clientId = form.clientId();
        boolean asserted = form.assertion().isPresent();
        if (!Directory.isGuid(clientId)) {
            return Optional.empty();
        }
        var principal = directory.servicePrincipals().withAppId(clientId);
        if (principal.isEmpty() && directory.applications().withAppId(clientId).isPresent()) {
            throw new TokenRequestRefused(
                    TokenFault.CLIENT_WITHOUT_PRINCIPAL,
                    "The client application " + clientId + " is missing service principal in the tenant "
                            + directory.tenant().id() + ". See instructions to create one.");
        }
        return principal.map(each -> new Client(
                each,
                asserted ? List.of() : directory.passwords().ofClient(each.appId()),
                asserted ? directory.keys().ofClient(each.appId()) : List.of()));
    }

    private static String scope(TokenForm form) {
        return RequestedResource.inScope(form.scope()
                .orElseThrow(() -> new TokenRequestRefused(
                        TokenFault.FIELD_MISSING,
                        "The required field 'scope' is missing from the credential. Ensure that you have all the"
                                + " necessary parameters for the login request.")));
    }

    private static String resource(TokenForm form) {
        return form.resource()
                .orElseThrow(() -> new TokenRequestRefused(
                        TokenFault.FIELD_MISSING,
                        "The required field 'resource' is missing from the credential. Ensure that you have all the"
                                + " necessary parameters for the login request."));
    }

    /** Numbers for v2.0; for v1.0 text and a few more (facts §2.4). */
    private static Reply reply(Request request, IssuedToken token, boolean version1) {
        var body = Json.object();
        body.put("token_type", "Bearer");
        long lifetime = token.lifetime().toSeconds();
        if (version1) {
            body.put("expires_in", Long.toString(lifetime));
            body.put("ext_expires_in", Long.toString(lifetime));
            body.put("expires_on", Long.toString(token.expires().getEpochSecond()));
            body.put("not_before", Long.toString(token.issued().getEpochSecond()));
            body.put("resource", token.audience());
        } else {
            body.put("expires_in", lifetime);
            body.put("ext_expires_in", lifetime);
        }
        body.put("access_token", token.value());
        return ReplyHeaders.add(request, Reply.json(200, body));
    }
}
