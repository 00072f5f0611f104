package dev.gatehouse.tenant.graph;

import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;

import java.util.Set;

/**
 * Who calls Graph, with what it may do now: permissions that its token says and that it still holds, and the directory
 * roles that it holds.
 *
 * @param principalId object id of its service principal
 */
record Caller(String principalId, Set<GraphPermission> permissions, Set<DirectoryRole> roles) {

    boolean has(GraphPermission... any) {
        for (var permission : any) {
            if (permissions.contains(permission)) {
                return true;
            }
        }
        return false;
    }

    boolean is(DirectoryRole role) {
        return roles.contains(role);
    }
}
