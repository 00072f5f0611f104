package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.GraphScope;

import java.util.Collections;
import java.util.Set;

/**
 * Who calls Graph, with what it may do now: as an application, by permissions that its token says and that it still
 * holds; as a user, by the scopes that the client was given; and the directory roles that it holds.
 *
 * @param kind whether an application calls by itself or for a user
 * @param principalId object id of the application's service principal, or of the user
 * @param clientId app id of the calling application
 * @param permissions none for a user
 * @param scopes none for an application
 */
record Caller(
        Kind kind,
        String principalId,
        String clientId,
        Set<GraphPermission> permissions,
        Set<GraphScope> scopes,
        Set<DirectoryRole> roles) {

    enum Kind {
        APPLICATION,
        USER
    }

    boolean isUser() {
        return kind == Kind.USER;
    }

    boolean has(GraphPermission... any) {
        return !Collections.disjoint(permissions, Set.of(any));
    }

    boolean hasScope(GraphScope... any) {
        return !Collections.disjoint(scopes, Set.of(any));
    }

    /** Global Administrator is whatever is asked for. */
    boolean isAny(Set<DirectoryRole> any) {
        return roles.contains(DirectoryRole.GLOBAL_ADMINISTRATOR) || !Collections.disjoint(roles, any);
    }
}
