package dev.gatehouse.tenant.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Delegated permissions that a client has at a resource, Graph's {@code oAuth2PermissionGrant}: what it may do there in
 * the name of a user.
 *
 * @param clientId object id of the client's service principal
 * @param resourceId object id of the resource's service principal
 * @param principalId the user; without one, the grant is for all users
 * @param scope values of permission scopes, separated by spaces
 */
public record PermissionGrant(
        String id, String clientId, String resourceId, Optional<String> principalId, String scope) {

    public List<String> scopes() {
        return Arrays.stream(scope.split(" ")).filter(each -> !each.isEmpty()).toList();
    }
}
