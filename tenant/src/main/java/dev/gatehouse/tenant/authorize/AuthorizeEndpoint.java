package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.signin.Authentication;
import dev.gatehouse.tenant.signin.BrowserSessions;

import java.util.Optional;

/**
 * {@code /{tenant}/oauth2/v2.0/authorize} (OpenID Connect Core section 3.1.2): with a session the browser goes straight
 * back with a code, else the user is asked to sign in.
 */
final class AuthorizeEndpoint {
    static final String SESSION = "__Host-gatehouse-session";

    private final TenantDatabase database;
    private final AuthorizeParameters parameters;
    private final BrowserSessions sessions;
    private final SignInForm form;
    private final Completion completion;

    AuthorizeEndpoint(
            TenantDatabase database,
            AuthorizeParameters parameters,
            BrowserSessions sessions,
            SignInForm form,
            Completion completion) {
        this.database = database;
        this.parameters = parameters;
        this.sessions = sessions;
        this.form = form;
        this.completion = completion;
    }

    Reply get(Request request) {
        return authorize(request, request.query());
    }

    /** A form has room for more than a URL has. */
    Reply post(Request request) {
        return authorize(request, request.form());
    }

    private Reply authorize(Request request, Parameters sent) {
        var asked = parameters.read(sent);
        var authentication = session(request, asked);
        if (authentication.isPresent()) {
            return completion.reply(asked.request(), authentication.get());
        }
        if (asked.prompt().contains("none")) {
            throw AuthorizeParameters.refused(
                    asked.request().target(),
                    "login_required",
                    50058,
                    "A silent sign-in request was sent but no user is signed in, or not recently enough.");
        }
        return form.show(request, asked.request());
    }

    /** The session, if it will do. */
    private Optional<Authentication> session(Request request, AuthorizeParameters.Asked asked) {
        if (asked.prompt().contains("login") || asked.prompt().contains("select_account")) {
            return Optional.empty();
        }
        return Cookies.value(request, SESSION)
                .flatMap(id -> database.read(directory -> sessions.withId(directory, id)
                        .filter(found -> found.user(directory)
                                .filter(user -> asked.request()
                                        .loginHint()
                                        .filter(hint -> !hint.equalsIgnoreCase(user.principalName()))
                                        .isEmpty())
                                .isPresent())))
                .filter(found -> asked.maxAge()
                        .filter(age ->
                                found.when().plus(age).isBefore(database.clock().instant()))
                        .isEmpty());
    }
}
