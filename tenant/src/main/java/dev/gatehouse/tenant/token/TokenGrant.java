package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.List;
import java.util.Optional;

/**
 * What a token will say: everything was looked up, nothing is signed yet.
 *
 * @param client who gets it
 * @param resource whom it is for
 * @param audience {@code aud}
 * @param version2 whether it is a v2.0 token
 * @param roles values of the app roles held
 * @param identityType whether it says {@code idtyp}
 * @param directoryRoles {@code wids}; empty where tokens of the resource don't carry them
 * @param method {@code azpacr} or {@code appidacr}
 * @param managedIdentity the resource whose identity the client is
 */
record TokenGrant(
        ServicePrincipal client,
        ServicePrincipal resource,
        String audience,
        boolean version2,
        List<String> roles,
        boolean identityType,
        Optional<List<String>> directoryRoles,
        String method,
        Optional<String> managedIdentity) {}
