package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.identity.Accounts;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import dev.gatehouse.identity.graph.GraphCall.Attempt;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * Accounts as users of the tenant. The unique name stands in {@code mailNickname}; a user without it is somebody else's,
 * whatever their name or address.
 */
final class GraphAccounts implements Accounts {
    private static final String PERMISSION = "User.ReadWrite.All";
    private static final String MARK = "mailNickname";

    private final Supplier<GraphCall> calls;
    private final AccessTokens tokens;
    private final String graphUrl;

    GraphAccounts(Supplier<GraphCall> calls, AccessTokens tokens, String graphUrl) {
        this.calls = calls;
        this.tokens = tokens;
        this.graphUrl = graphUrl;
    }

    @Override
    public String provider() {
        return "Aad";
    }

    @Override
    public Account ensure(Registration registration, String password) {
        requirePermission();
        var call = calls.get();
        var name = name(call, new Key(registration.uniqueName(), registration.email()));
        var found = find(call, name);
        if (found.isEmpty()) {
            var reply = call.send(
                    GraphRequest.post(call.url("/users"), wanted(registration, name, password)),
                    Attempt.SETTLED,
                    Set.of(400, 409));
            if (reply.ok()) {
                return new Account(reply.body().path("id").asText(), name);
            }
            // An earlier attempt may have made it, though its answer was lost.
            found = find(call, name);
            if (found.isEmpty()) {
                throw new IdentityProviderException(
                        Kind.REFUSED, "The directory refused the account: " + reply.error(), null);
            }
        }
        requireOurs(found.get(), registration.uniqueName(), name);
        var id = found.get().path("id").asText();
        var change = password(password).put("accountEnabled", registration.enabled());
        call.send(GraphRequest.patch(call.url("/users/" + id), change), Attempt.FRESH);
        return new Account(id, name);
    }

    @Override
    public void setPassword(Key key, String password) {
        requirePermission();
        var call = calls.get();
        var user = ours(call, key)
                .orElseThrow(() -> new IdentityProviderException(
                        Kind.REFUSED,
                        "The account that was made for the user is gone from the directory. Take its entry out of"
                                + " identities, then give a password again.",
                        null));
        call.send(GraphRequest.patch(call.url("/users/" + user), password(password)), Attempt.SETTLED);
    }

    @Override
    public void setEnabled(Key key, boolean enabled) {
        var call = calls.get();
        ours(call, key)
                .ifPresent(user -> call.send(
                        GraphRequest.patch(
                                call.url("/users/" + user),
                                Applications.object().put("accountEnabled", enabled)),
                        Attempt.SETTLED,
                        Set.of(404)));
    }

    @Override
    public void delete(Key key) {
        var call = calls.get();
        ours(call, key)
                .ifPresent(user ->
                        call.send(GraphRequest.delete(call.url("/users/" + user)), Attempt.SETTLED, Set.of(404)));
    }

    private Optional<String> ours(GraphCall call, Key key) {
        return find(call, name(call, key))
                .filter(user -> user.path(MARK).asText().equals(key.uniqueName()))
                .map(user -> user.path("id").asText());
    }

    private static Optional<JsonNode> find(GraphCall call, String name) {
        return call.find("/users/" + Applications.key(name) + "?$select=id," + MARK);
    }

    private static void requireOurs(JsonNode user, String uniqueName, String name) {
        if (!user.path(MARK).asText().equals(uniqueName)) {
            throw new IdentityProviderException(
                    Kind.REFUSED,
                    "The tenant has an account " + name + " already, which isn't changed here. Join the user to it:"
                            + " identities with provider Aad and its object id, and no password.",
                    null);
        }
    }

    private static String name(GraphCall call, Key key) {
        return AccountName.of(key, domain(call));
    }

    private static String domain(GraphCall call) {
        return call.list("/organization?$select=id,verifiedDomains", Attempt.SETTLED).stream()
                .flatMap(tenant ->
                        StreamSupport.stream(tenant.path("verifiedDomains").spliterator(), false))
                .filter(domain -> domain.path("isDefault").asBoolean())
                .map(domain -> domain.path("name").asText())
                .findFirst()
                .orElseThrow(() -> new IdentityProviderException(
                        Kind.REFUSED,
                        "The directory doesn't tell its default domain, which accounts are named by.",
                        null));
    }

    private static ObjectNode wanted(Registration registration, String name, String password) {
        return password(password)
                .put("accountEnabled", registration.enabled())
                .put("displayName", Applications.cut(registration.displayName()))
                .put("givenName", registration.firstName())
                .put("surname", registration.lastName())
                .put("mail", registration.email())
                .put(MARK, registration.uniqueName())
                .put("userPrincipalName", name);
    }

    private static ObjectNode password(String password) {
        var body = Applications.object();
        body.putObject("passwordProfile").put("password", password).put("forceChangePasswordNextSignIn", false);
        return body;
    }

    private void requirePermission() {
        var claims = DirectoryRoleCheck.claims(tokens.token(AccessTokens.GRAPH));
        var held = claims.map(token -> StreamSupport.stream(token.path("roles").spliterator(), false)
                        .anyMatch(role -> role.asText().equals(PERMISSION)))
                .orElse(true);
        if (!held) {
            // What is missing may have been granted since.
            held = DirectoryRoleCheck.claims(tokens.fresh(AccessTokens.GRAPH))
                    .map(token -> StreamSupport.stream(token.path("roles").spliterator(), false)
                            .anyMatch(role -> role.asText().equals(PERMISSION)))
                    .orElse(true);
        }
        if (!held) {
            var principal = claims.map(token -> token.path("oid").asText("")).orElse("");
            throw new IdentityProviderException(
                    Kind.REFUSED,
                    "The service's identity (principal " + principal + ") may not make accounts: it needs Microsoft"
                            + " Graph's permission " + PERMISSION + ". Grant it as a Privileged Role Administrator with"
                            + " POST " + graphUrl + "/servicePrincipals/" + principal
                            + "/appRoleAssignments, or make the"
                            + " account in the tenant and join the user to it by identities.",
                    null);
        }
    }
}
