package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Router;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.AuthorizationCodes;
import dev.gatehouse.tenant.signin.BrowserSessions;
import dev.gatehouse.tenant.signin.PasswordSignIn;
import dev.gatehouse.tenant.signin.SignInObserver;
import dev.gatehouse.tenant.token.TenantSegments;
import dev.gatehouse.tenant.token.TokenFault;

import java.util.function.Supplier;

/** Sign-in and sign-out of people: their part of the control plane. */
public final class SignInService {
    private static final String AUTHORIZE = "/{tenant}/oauth2/v2.0/authorize";
    private static final String LOGOUT = "/{tenant}/oauth2/v2.0/logout";
    private static final String LOGIN = "/{tenant}/login";

    private final TenantSegments segments;
    private final AuthorizeEndpoint authorize;
    private final SignInForm form;
    private final LogoutEndpoint logout;

    /**
     * @param seal seals sign-ins that are on their way
     * @param hash hashes codes and sessions
     * @param keys the tenant's own
     */
    public SignInService(
            TenantDatabase database, SealKey seal, KeyedHash hash, Supplier<KeySet> keys, SignInObserver observer) {
        var clients = new LoginClients(database);
        var sessions = new BrowserSessions(hash);
        var completion = new Completion(database, new AuthorizationCodes(hash));
        segments = new TenantSegments(database.tenant());
        form = new SignInForm(database, seal, clients, new PasswordSignIn(database), sessions, completion, observer);
        authorize = new AuthorizeEndpoint(database, new AuthorizeParameters(clients), sessions, form, completion);
        logout = new LogoutEndpoint(database, sessions, clients, keys);
    }

    /** Adds its routes to the router of the control plane. */
    public void addTo(Router.Builder control) {
        var own = Router.builder()
                .errors(new AuthorizeErrors())
                .route("GET", AUTHORIZE, here(authorize::get))
                .route("POST", AUTHORIZE, here(authorize::post))
                .route("POST", LOGIN, here(form::post))
                .route("GET", LOGOUT, here(logout::get))
                .route("POST", LOGOUT, here(logout::post))
                .build();
        control.delegate(AUTHORIZE, own).delegate(LOGIN, own).delegate(LOGOUT, own);
    }

    private Handler here(Handler handler) {
        return request -> {
            var segment = request.pathParameter("tenant");
            if (!TenantSegments.isAny(segment)) {
                segments.require(segment, TokenFault.TENANT_UNKNOWN);
            }
            return handler.handle(request);
        };
    }
}
