package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.SignIn;
import dev.gatehouse.tenant.signin.SignInObserver;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code POST /{tenant}/oauth2/v2.0/token} and {@code POST /{tenant}/oauth2/token} (RFC 6749 section 3.2,
 * facts/entra-and-graph.md §2): reads the request, has the grant's flow answer it, and tells who watches.
 */
public final class TokenEndpoint {
    private static final String TOO_WIDE = "consumers";

    private final Map<String, GrantFlow> flows;
    private final TenantSegments segments;
    private final FailureLimit limit;
    private final InstantSource clock;
    private final TokenObserver observer;
    private final SignInObserver signIns;

    /** @param flows by grant type */
    TokenEndpoint(
            Map<String, GrantFlow> flows,
            TenantSegments segments,
            InstantSource clock,
            TokenObserver observer,
            SignInObserver signIns) {
        this.flows = Map.copyOf(flows);
        this.segments = segments;
        this.limit = new FailureLimit(clock);
        this.clock = clock;
        this.observer = observer;
        this.signIns = signIns;
    }

    Handler version2() {
        return request -> answer(request, false);
    }

    Handler version1() {
        return request -> answer(request, true);
    }

    private Reply answer(Request request, boolean version1) {
        TokenForm form;
        try {
            form = TokenForm.read(request);
        } catch (TokenRequestRefused e) {
            observer.tokenRefused(e.fault());
            throw e;
        }
        try {
            var given = give(request, new GrantFlow.Call(form, request.pathParameter("tenant"), version1));
            observer.tokenIssued(form.grantType());
            signIns.signedIn(signIn(request, form, Optional.of(given), Optional.empty()));
            return reply(request, form, given, version1);
        } catch (TokenRequestRefused e) {
            observer.tokenRefused(e.fault());
            signIns.signedIn(signIn(request, form, Optional.empty(), Optional.of(e)));
            throw e;
        }
    }

    private TokensGiven give(Request request, GrantFlow.Call call) {
        var form = call.form();
        var flow = flows.get(form.grantType());
        if (flow == null) {
            throw new TokenRequestRefused(
                    TokenFault.GRANT_UNSUPPORTED,
                    "The app requested an unsupported grant type. Use one of "
                            + String.join(", ", new TreeSet<>(flows.keySet())) + ".");
        }
        boolean any = TenantSegments.isAny(call.tenantSegment());
        if (any && form.grantType().equals(ClientCredentialsGrant.NAME) || TOO_WIDE.equals(call.tenantSegment())) {
            throw new TokenRequestRefused(
                    TokenFault.TENANT_TOO_WIDE,
                    "The grant type '" + form.grantType() + "' is not supported over the /common or /consumers"
                            + " endpoints. Use the tenant-specific endpoint.");
        }
        if (!any) {
            segments.require(call.tenantSegment(), TokenFault.TENANT_UNKNOWN);
        }
        var address = address(request);
        limit.wait(form.clientId(), address).ifPresent(wait -> {
            throw TokenRequestRefused.throttled(wait);
        });
        try {
            return flow.give(call);
        } catch (TokenRequestRefused e) {
            if (e.fault().isFailedAuthentication()) {
                limit.failed(form.clientId(), address);
            }
            throw e;
        }
    }

    private SignIn signIn(
            Request request, TokenForm form, Optional<TokensGiven> given, Optional<TokenRequestRefused> refused) {
        var user = given.flatMap(TokensGiven::user);
        return new SignIn(
                clock.instant(),
                form.grantType(),
                user.map(User::id),
                user.map(User::principalName),
                Optional.of(form.clientId()),
                given.map(each -> each.access().audience()),
                address(request),
                request.id(),
                refused.map(each -> new SignIn.Failure(each.fault().number(), each.getMessage())));
    }

    private static String address(Request request) {
        return request.remote().getAddress().getHostAddress();
    }

    /** Numbers for v2.0; for v1.0 text and a few more (facts §2.4). */
    private static Reply reply(Request request, TokenForm form, TokensGiven given, boolean version1) {
        var token = given.access();
        var body = Json.object();
        body.put("token_type", "Bearer");
        given.scope().ifPresent(scope -> body.put("scope", scope));
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
        given.refreshToken().ifPresent(refresh -> body.put("refresh_token", refresh));
        given.idToken().ifPresent(id -> body.put("id_token", id));
        if (form.field("client_info").filter("1"::equals).isPresent()) {
            given.clientInfo().ifPresent(info -> body.put("client_info", info));
        }
        return ReplyHeaders.add(request, Reply.json(200, body));
    }
}
