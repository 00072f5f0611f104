package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.PasswordRules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /users}: accounts of people. */
final class UsersApi {
    /** Properties that are plain text. */
    static final List<String> TEXTS = List.of(
            "givenName",
            "surname",
            "mail",
            "mailNickname",
            "jobTitle",
            "department",
            "mobilePhone",
            "officeLocation",
            "preferredLanguage",
            "usageLocation");

    private static final Set<String> SETTABLE;

    static {
        var all = new HashSet<>(TEXTS);
        all.addAll(Set.of("accountEnabled", "displayName", "passwordProfile", "userPrincipalName", "userType"));
        SETTABLE = Set.copyOf(all);
    }

    private static final String CONTEXT = "users";

    private UsersApi() {}

    /**
     * The hash of the password in a body, made before the transaction begins because it takes a while.
     *
     * @param claims of who asks: for those who may not set passwords none is hashed, they are refused later on
     * @return empty if the body has none
     */
    static Optional<String> passwordHash(Request request, Claims claims) {
        if (!claims.texts("roles").contains(GraphPermission.USER_READ_WRITE_ALL.value())) {
            return Optional.empty();
        }
        return GraphBody.optionalText(GraphBody.object(request).path("passwordProfile"), "password")
                .map(password -> {
                    PasswordRules.check(password);
                    return PasswordHash.of(password);
                });
    }

    static Reply list(GraphCall call) {
        call.access().readUsers();
        var users = call.directory().users();
        var one = GraphList.required(call.request(), "userPrincipalName")
                .map(users::withPrincipalName)
                .or(() -> GraphList.required(call.request(), "id").map(users::withId));
        return GraphList.reply(
                call,
                CONTEXT,
                one.map(user -> GraphList.Source.of(
                                user.stream().map(UserJson::of).toList()))
                        .orElseGet(() -> GraphList.Source.of((GraphList.PageReader<User>) users::page, UserJson::of)));
    }

    static Reply read(GraphCall call) {
        call.access().readUsers();
        return GraphReplies.entity(call, 200, CONTEXT + "/$entity", UserJson.of(find(call)));
    }

    static Reply create(GraphCall call, Optional<String> passwordHash) {
        call.access().createUsers();
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, SETTABLE);
        GraphBody.text(body, "mailNickname");
        var user = new User(
                Directory.newId(),
                GraphBody.text(body, "userPrincipalName"),
                GraphBody.text(body, "displayName"),
                GraphBody.optionalBoolean(body, "accountEnabled")
                        .orElseThrow(() -> DirectoryRefused.bad("Property accountEnabled is required.")),
                call.directory().now(),
                passwordHash.orElseThrow(() -> DirectoryRefused.bad("Property passwordProfile.password is required.")),
                mustChange(body),
                texts(Json.object(), body));
        return GraphReplies.entity(
                call,
                201,
                CONTEXT + "/$entity",
                UserJson.of(call.directory().users().create(user)));
    }

    static Reply change(GraphCall call, Optional<String> passwordHash) {
        var before = find(call);
        call.access().changeUser(before.id());
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, SETTABLE);
        call.directory()
                .users()
                .update(new User(
                        before.id(),
                        GraphBody.optionalText(body, "userPrincipalName").orElse(before.principalName()),
                        GraphBody.optionalText(body, "displayName").orElse(before.displayName()),
                        GraphBody.optionalBoolean(body, "accountEnabled").orElse(before.enabled()),
                        before.created(),
                        passwordHash.orElse(before.passwordHash()),
                        passwordHash.isPresent() ? mustChange(body) : before.mustChangePassword(),
                        texts(before.properties(), body)));
        return GraphReplies.noContent();
    }

    static Reply delete(GraphCall call) {
        var user = find(call);
        call.access().changeUser(user.id());
        call.directory().users().erase(user.id());
        return GraphReplies.noContent();
    }

    /** By object id or by principal name. */
    static User find(GraphCall call) {
        var key = call.request().pathParameter("id");
        var users = call.directory().users();
        return users.withId(key)
                .or(() -> users.withPrincipalName(key))
                .orElseThrow(() -> DirectoryRefused.notFound(key));
    }

    private static boolean mustChange(ObjectNode body) {
        return GraphBody.optionalBoolean(body.path("passwordProfile"), "forceChangePasswordNextSignIn")
                .orElse(true);
    }

    private static ObjectNode texts(ObjectNode before, ObjectNode body) {
        var properties = before.deepCopy();
        for (var name : TEXTS) {
            if (body.has(name)) {
                var text = GraphBody.optionalText(body, name);
                if (text.orElse("").length() > 256) {
                    throw DirectoryRefused.bad("Property " + name + " has at most 256 characters.");
                }
                properties.put(name, text.orElse(null));
            }
        }
        return properties;
    }
}
