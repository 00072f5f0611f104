package dev.gatehouse.portal.account;

import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.provisioning.PasswordRule;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;
import dev.gatehouse.portal.signin.Entrance;

import java.net.URI;

/**
 * Changes a password in the name of who knows the old one, by Microsoft Graph's {@code changePassword}. The tenant limits
 * guesses, and ends every session that was begun with the old password.
 */
public final class PasswordChange {
    private static final String SCOPE = "https://graph.microsoft.com/Directory.AccessAsUser.All";
    private static final int TOO_MANY = 429;

    private final Entrance entrance;
    private final OutboundClient client;
    private final String graphUrl;

    /** @param graphUrl of Graph as this process reaches it, with its version */
    public PasswordChange(Entrance entrance, OutboundClient client, String graphUrl) {
        this.entrance = entrance;
        this.client = client;
        this.graphUrl = graphUrl;
    }

    /**
     * @throws ArmException 400 for a password that isn't taken, or an old one that is wrong
     * @throws RequestException 429 after too many wrong ones, 503 if the tenant can't be asked
     */
    void change(Request request, Person person, String current, String wanted) {
        PasswordRule.problem(wanted).ifPresent(problem -> {
            throw ArmException.invalid("password", problem);
        });
        if (wanted.equals(current)) {
            throw ArmException.invalid("password", "password must be another one than it was.");
        }
        var token = entrance.tokenFor(request, Portal.DEVELOPER, SCOPE);
        var body = Json.object().put("currentPassword", current).put("newPassword", wanted);
        try {
            var reply = client.send(
                    OutboundRequest.of("POST", URI.create(graphUrl + "/users/" + person.objectId() + "/changePassword"))
                            .withJson(body)
                            .with("Authorization", "Bearer " + token));
            if (reply.status() == 400) {
                throw ArmException.invalid("current", "current must be the password that you have now.");
            }
            if (reply.status() == TOO_MANY) {
                throw new RequestException(
                        TOO_MANY, "TooManyRequests", "Too many wrong passwords: try again in a while.");
            }
            if (!reply.successful()) {
                throw unavailable();
            }
        } catch (OutboundException e) {
            throw unavailable();
        }
    }

    private static RequestException unavailable() {
        return new RequestException(503, "SignInUnavailable", "The sign-in service can't be asked now. Try again.");
    }
}
