package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.User;

import java.util.Optional;

/**
 * What a token request is answered with.
 *
 * @param scope what the access token is good for; only said where a user was signed in
 * @param clientInfo for clients that ask for {@code client_info}
 * @param user in whose name the client acts
 */
record TokensGiven(
        IssuedToken access,
        Optional<String> scope,
        Optional<String> refreshToken,
        Optional<String> idToken,
        Optional<String> clientInfo,
        Optional<User> user) {

    static TokensGiven appOnly(IssuedToken access) {
        return new TokensGiven(
                access, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokensGiven[" + access + "]";
    }
}
