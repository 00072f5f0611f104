package dev.gatehouse.portal.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.people.People;
import dev.gatehouse.management.people.People.SignUp;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.SameOrigin;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What somebody does who isn't signed in: signs up, follows the link of a letter, has forgotten a password. Who only has
 * an address hears the same whether it is known or not. Only the portal's own pages may ask, as for everything else.
 */
public final class AccountApi {
    private final People people;
    private final Installation installation;
    private final SameOrigin origin;
    private final boolean passwords;

    /** @param passwords whether the accounts that people sign in with are kept here */
    public AccountApi(People people, Installation installation, SameOrigin origin, boolean passwords) {
        this.people = people;
        this.installation = installation;
        this.origin = origin;
        this.passwords = passwords;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/account/sign-up", this::offer)
                .route("POST", "/api/account/sign-up", this::signUp)
                .route(
                        "POST",
                        "/api/account/confirm",
                        request -> follow(
                                request, body -> people.confirmSignUp(installation.service(), text(body, "token"))))
                .route(
                        "POST",
                        "/api/account/invitation",
                        request -> follow(
                                request,
                                body -> people.acceptInvitation(
                                        installation.service(), text(body, "token"), text(body, "password"))))
                .route("POST", "/api/account/forgot", this::forgot)
                .route(
                        "POST",
                        "/api/account/reset",
                        request -> follow(
                                request,
                                body -> people.resetPassword(
                                        installation.service(), text(body, "token"), text(body, "password"))));
    }

    private Reply offer(Request request) {
        origin.require(request, Portal.DEVELOPER);
        var offer = people.offer(installation.service());
        var body = Json.object().put("open", offer.open() && passwords).put("passwords", passwords);
        offer.elsewhere().ifPresent(url -> body.put("elsewhere", url));
        offer.terms().ifPresent(text -> body.put("terms", text).put("mustAgree", offer.mustAgree()));
        return Reply.json(200, body);
    }

    private Reply signUp(Request request) {
        var body = asked(request);
        var who = new SignUp(
                text(body, "email").strip(),
                text(body, "firstName").strip(),
                text(body, "lastName").strip(),
                text(body, "password"),
                body.path("agreed").asBoolean());
        return did(request, () -> {
            people.signUp(installation.service(), who, caller(request));
            return Reply.empty(202);
        });
    }

    private Reply forgot(Request request) {
        var email = text(asked(request), "email").strip();
        return did(request, () -> {
            people.forgotPassword(installation.service(), email, caller(request));
            return Reply.empty(202);
        });
    }

    @FunctionalInterface
    private interface Following {
        /** Whether the link could be used. */
        boolean use(JsonNode body);
    }

    private Reply follow(Request request, Following following) {
        var body = asked(request);
        BooleanSupplier used = () -> following.use(body);
        return did(request, () -> {
            if (!used.getAsBoolean()) {
                throw new RequestException(
                        400,
                        "LinkEnded",
                        "This link was used already, was replaced by a newer one, or has ended. Ask for another.");
            }
            return Reply.empty(204);
        });
    }

    private JsonNode asked(Request request) {
        origin.require(request, Portal.DEVELOPER);
        if (!passwords) {
            throw new RequestException(
                    403,
                    "KeptElsewhere",
                    "Accounts are kept by the sign-in service: sign up and choose passwords there.");
        }
        return request.json();
    }

    private static Reply did(Request request, Supplier<Reply> work) {
        return Cause.from(request, request.id(), work);
    }

    private static String text(JsonNode body, String field) {
        var value = body.path(field);
        if (!value.isTextual()) {
            throw new RequestException(400, "InvalidRequest", field + " must be a text.");
        }
        return value.textValue();
    }

    private static String caller(Request request) {
        var address = request.remote().getAddress();
        return address == null ? "" : address.getHostAddress();
    }
}
