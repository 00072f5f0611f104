package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.User;

import java.util.List;

/** How a path names a user: by object id or principal name, or as the one who calls. */
enum UserForm {
    BY_KEY("/users/{id}") {
        @Override
        User look(GraphCall call) {
            var key = call.request().pathParameter("id");
            var users = call.directory().users();
            return users.withId(key)
                    .or(() -> users.withPrincipalName(key))
                    .orElseThrow(() -> DirectoryRefused.notFound(key));
        }
    },
    ME("/me") {
        @Override
        User look(GraphCall call) {
            if (!call.caller().isUser()) {
                throw DirectoryRefused.bad("/me request is only valid with delegated authentication flow.");
            }
            return call.directory().users().withId(call.caller().principalId()).orElseThrow();
        }
    };

    private final String template;

    UserForm(String template) {
        this.template = template;
    }

    static List<UserForm> all() {
        return List.of(values());
    }

    String template() {
        return template;
    }

    abstract User look(GraphCall call);

    User find(GraphCall call) {
        var user = look(call);
        call.trail().touched(call.directory(), "User", user.id());
        return user;
    }
}
