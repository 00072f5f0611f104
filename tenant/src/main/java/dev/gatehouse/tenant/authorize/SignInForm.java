package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.Authentication;
import dev.gatehouse.tenant.signin.BrowserSessions;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.PasswordRules;
import dev.gatehouse.tenant.signin.PasswordSignIn;
import dev.gatehouse.tenant.signin.Secrets;
import dev.gatehouse.tenant.signin.SignIn;
import dev.gatehouse.tenant.signin.SignInObserver;

import java.util.Optional;

/** {@code POST /{tenant}/login}: takes name and password, or the new password that must be chosen first. */
final class SignInForm {
    /** One sentence for whatever is wrong. */
    private static final String FAILED =
            "The user name or password is not right, or the account can't sign in now. After several attempts, wait a few"
                    + " minutes before the next.";

    private final TenantDatabase database;
    private final SealKey seal;
    private final LoginClients clients;
    private final PasswordSignIn passwords;
    private final BrowserSessions sessions;
    private final Completion completion;
    private final SignInObserver observer;

    SignInForm(
            TenantDatabase database,
            SealKey seal,
            LoginClients clients,
            PasswordSignIn passwords,
            BrowserSessions sessions,
            Completion completion,
            SignInObserver observer) {
        this.database = database;
        this.seal = seal;
        this.clients = clients;
        this.passwords = passwords;
        this.sessions = sessions;
        this.completion = completion;
        this.observer = observer;
    }

    Reply show(Request request, AuthorizeRequest asked) {
        var cookie = Cookies.value(request, Flow.COOKIE).orElseGet(Secrets::random);
        var form = form(new Flow(asked, Optional.empty()), cookie);
        return Pages.signIn(200, form, asked.loginHint().orElse(""), Optional.empty())
                .plus("Set-Cookie", Cookies.strict(Flow.COOKIE, cookie));
    }

    Reply post(Request request) {
        fromHere(request);
        var sent = request.form();
        var cookie = Cookies.value(request, Flow.COOKIE).orElseThrow(SignInForm::stale);
        var flow = Flow.open(
                        seal,
                        sent.first("flow").orElse(""),
                        cookie,
                        database.clock().instant(),
                        clients)
                .orElseThrow(SignInForm::stale);
        return flow.changing().isPresent()
                ? change(request, sent, flow, flow.changing().get(), cookie)
                : signIn(request, sent, flow, cookie);
    }

    private Reply signIn(Request request, Parameters sent, Flow flow, String cookie) {
        var name = sent.first("name").orElse("");
        var result = passwords.check(name, sent.first("password").orElse(""), address(request));
        return switch (result) {
            case PasswordSignIn.Result.Wrong(var user, int code, var reason) -> {
                tell(request, flow, user, name, Optional.of(new SignIn.Failure(code, reason)));
                yield Pages.signIn(401, form(flow, cookie), name, Optional.of(FAILED));
            }
            case PasswordSignIn.Result.Right(var user)
            when user.mustChangePassword() -> {
                var next =
                        new Flow(flow.request(), Optional.of(new Flow.Changing(user.id(), Secrets.passwordMark(user))));
                yield Pages.changePassword(200, form(next, cookie), user.principalName(), Optional.empty());
            }
            case PasswordSignIn.Result.Right(var user) -> complete(request, flow, user);
        };
    }

    private Reply change(Request request, Parameters sent, Flow flow, Flow.Changing changing, String cookie) {
        var user = database.read(directory -> directory.users().withId(changing.userId()))
                .filter(each -> isStill(each, changing))
                .orElseThrow(SignInForm::stale);
        var password = sent.first("new").orElse("");
        var wrong = wrong(user, password, sent.first("again").orElse(""));
        if (wrong.isPresent()) {
            return Pages.changePassword(400, form(flow, cookie), user.principalName(), wrong);
        }
        // Made before the transaction: it takes a while.
        var hash = PasswordHash.of(password);
        var changed = database.change(directory -> {
            var now = directory
                    .users()
                    .withId(user.id())
                    .filter(each -> isStill(each, changing))
                    .orElseThrow(SignInForm::stale);
            return directory.users().update(now.withPassword(hash));
        });
        return complete(request, flow, changed);
    }

    private static boolean isStill(User user, Flow.Changing changing) {
        return user.enabled()
                && user.mustChangePassword()
                && Secrets.equal(changing.passwordMark(), Secrets.passwordMark(user));
    }

    private static Optional<String> wrong(User user, String password, String again) {
        try {
            PasswordRules.check(password);
        } catch (DirectoryRefused e) {
            return Optional.of(e.getMessage());
        }
        if (!password.equals(again)) {
            return Optional.of("The two new passwords are not the same.");
        }
        return PasswordHash.matches(password, user.passwordHash())
                ? Optional.of("The new password must be another than the one that was given to you.")
                : Optional.empty();
    }

    /** A new session for each sign-in, so that nobody can have planted it. */
    private Reply complete(Request request, Flow flow, User user) {
        var authentication = Authentication.of(user, database.clock().instant());
        tell(request, flow, Optional.of(user), user.principalName(), Optional.empty());
        var session = database.write(directory -> {
            Cookies.value(request, AuthorizeEndpoint.SESSION).ifPresent(id -> sessions.end(directory, id));
            return sessions.begin(directory, authentication);
        });
        Reply reply;
        try {
            reply = completion.reply(flow.request(), authentication);
        } catch (AuthorizeRefused e) {
            // Signed in all the same.
            reply = AuthorizeErrors.reply(request, e);
        }
        return reply.plus("Set-Cookie", Cookies.lax(AuthorizeEndpoint.SESSION, session))
                .plus("Set-Cookie", Cookies.gone(Flow.COOKIE));
    }

    private void tell(Request request, Flow flow, Optional<User> user, String name, Optional<SignIn.Failure> failure) {
        observer.signedIn(new SignIn(
                database.clock().instant(),
                "password",
                user.map(User::id),
                Optional.of(name.length() > 256 ? name.substring(0, 256) : name),
                Optional.of(flow.request().target().clientId()),
                Optional.empty(),
                address(request),
                request.id(),
                failure));
    }

    private Pages.Form form(Flow flow, String cookie) {
        return new Pages.Form(
                flow.request().target(),
                "/" + database.tenant().id() + "/login",
                flow.seal(seal, cookie, database.clock().instant()));
    }

    /** Browsers say where a form comes from; what says nothing still needs the cookie. */
    private void fromHere(Request request) {
        boolean elsewhere = request.header("Origin")
                        .filter(origin ->
                                !origin.equalsIgnoreCase(database.tenant().controlUrl()))
                        .isPresent()
                || request.header("Sec-Fetch-Site")
                        .filter(site -> !site.equals("same-origin"))
                        .isPresent();
        if (elsewhere) {
            throw AuthorizeRefused.shown("access_denied", 90014, "The form was sent from another site.");
        }
    }

    private static AuthorizeRefused stale() {
        return AuthorizeRefused.shown(
                "invalid_request",
                50089,
                "This sign-in is out of date, or your browser keeps no cookies. Go back to the application and sign in"
                        + " again.");
    }

    private static String address(Request request) {
        return request.remote().getAddress().getHostAddress();
    }
}
