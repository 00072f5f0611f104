package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.ServicePrincipal;
import dev.gatehouse.tenant.directory.User;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client's tokens for a user will say: everything was looked up, nothing is signed yet.
 *
 * @param audience {@code aud} of the access token
 * @param version2 whether the access token is a v2.0 one
 * @param scopes what the client may do at the resource in the user's name
 * @param scopeNames the same as the client wrote it, with the resource
 * @param openId scopes of OpenID Connect that were asked for
 * @param roles values of app roles of the resource that the user was given
 * @param directoryRoles {@code wids}; empty where tokens of the resource don't carry them
 * @param method {@code azpacr} or {@code appidacr}
 * @param authenticated when the user signed in
 */
record UserGrant(
        ServicePrincipal client,
        User user,
        ServicePrincipal resource,
        String audience,
        boolean version2,
        List<String> scopes,
        List<String> scopeNames,
        Set<String> openId,
        List<String> roles,
        Optional<List<String>> directoryRoles,
        String method,
        Instant authenticated) {}
