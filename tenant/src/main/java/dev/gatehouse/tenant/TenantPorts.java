package dev.gatehouse.tenant;

import dev.gatehouse.http.Fetcher;
import dev.gatehouse.tenant.signin.SignInObserver;
import dev.gatehouse.tenant.token.TokenObserver;

import java.time.InstantSource;

/**
 * What the tenant needs of the world around it.
 *
 * @param clock the time for everything
 * @param fetcher gets metadata and keys of issuers that federated credentials name
 * @param tokens is told of tokens given and refused, to count them
 * @param signIns is told who signed in, or failed to
 */
public record TenantPorts(InstantSource clock, Fetcher fetcher, TokenObserver tokens, SignInObserver signIns) {

    /** The same with another who is told of sign-ins. */
    TenantPorts observing(SignInObserver other) {
        return new TenantPorts(clock, fetcher, tokens, other);
    }
}
