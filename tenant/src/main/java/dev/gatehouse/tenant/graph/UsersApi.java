package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.User;
import dev.gatehouse.tenant.signin.PasswordHash;
import dev.gatehouse.tenant.signin.PasswordRules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    private static final Set<String> PASSWORD_PROFILE =
            Set.of("password", "forceChangePasswordNextSignIn", "forceChangePasswordNextSignInWithMfa");
    /** What a user may change of himself. */
    private static final Set<String> OWN = Set.of("mobilePhone", "preferredLanguage");

    private UsersApi() {}

    static void addTo(GraphRoutes routes) {
        routes.list("/users", GraphType.USER, UsersApi::source)
                .prepared("POST", "/users", UsersApi::passwordHash, UsersApi::create);
        for (var form : UserForm.all()) {
            routes.route("GET", form.template(), call -> read(call, form.find(call)))
                    .prepared(
                            "PATCH",
                            form.template(),
                            UsersApi::passwordHash,
                            (call, hash) -> change(call, form.find(call), hash));
        }
        routes.route("DELETE", "/users/{id}", call -> delete(call, UserForm.BY_KEY.find(call)));
    }

    /**
     * The hash of the password in a body, made before the transaction begins because it takes a while.
     *
     * @return for those who may not set passwords none is hashed: they are refused later on
     */
    private static Supplier<Optional<String>> passwordHash(GraphCall call) {
        var profile = GraphBody.object(call.request()).path("passwordProfile");
        if (!call.access().managesUsers()) {
            return Optional::empty;
        }
        var password = GraphBody.optionalText(profile, "password");
        return () -> password.map(value -> {
            PasswordRules.check(value);
            return PasswordHash.of(value);
        });
    }

    private static GraphList.Source source(GraphCall call) {
        call.access().readUsers();
        var users = call.directory().users();
        var query = GraphQuery.ofList(call.request(), GraphType.USER);
        var one = query.required("userPrincipalName")
                .map(users::withPrincipalName)
                .or(() -> query.required("id").map(users::withId));
        return one.map(user ->
                        GraphList.Source.of(user.stream().map(UserJson::of).toList()))
                .orElseGet(() -> GraphList.Source.of((GraphList.PageReader<User>) users::page, UserJson::of));
    }

    private static Reply read(GraphCall call, User user) {
        call.access().readUser(user.id());
        return GraphReplies.entity(call, 200, GraphType.USER, UserJson.of(user));
    }

    private static Reply create(GraphCall call, Optional<String> passwordHash) {
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
                mustChange(body, true),
                texts(Json.object(), body));
        return GraphReplies.entity(
                call, 201, GraphType.USER, UserJson.of(call.directory().users().create(user)));
    }

    private static Reply change(GraphCall call, User before, Optional<String> passwordHash) {
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, SETTABLE);
        if (!call.access().managesUsers() && call.access().changesHimself(before.id())) {
            GraphBody.allow(body, OWN);
        } else {
            call.access().changeUser(before.id());
        }
        if (passwordHash.isEmpty()
                && !body.path("passwordProfile").path("password").isMissingNode()) {
            // Hashed only for who may set it; whoever may now could not a moment ago.
            throw DirectoryRefused.denied("Insufficient privileges to complete the operation.");
        }
        call.directory()
                .users()
                .update(new User(
                        before.id(),
                        GraphBody.optionalText(body, "userPrincipalName").orElse(before.principalName()),
                        GraphBody.optionalText(body, "displayName").orElse(before.displayName()),
                        GraphBody.optionalBoolean(body, "accountEnabled").orElse(before.enabled()),
                        before.created(),
                        passwordHash.orElse(before.passwordHash()),
                        body.has("passwordProfile")
                                ? mustChange(body, passwordHash.isPresent() || before.mustChangePassword())
                                : before.mustChangePassword(),
                        texts(before.properties(), body)));
        return GraphReplies.noContent();
    }

    private static Reply delete(GraphCall call, User user) {
        call.access().changeUser(user.id());
        call.directory().deletedItems().users().delete(user);
        return GraphReplies.noContent();
    }

    private static boolean mustChange(ObjectNode body, boolean otherwise) {
        var profile = body.path("passwordProfile");
        if (profile.isObject()) {
            GraphBody.allow((ObjectNode) profile, PASSWORD_PROFILE);
        } else if (!profile.isNull()) {
            throw DirectoryRefused.bad("Property passwordProfile is an object.");
        }
        return GraphBody.optionalBoolean(profile, "forceChangePasswordNextSignIn")
                .orElse(otherwise);
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
