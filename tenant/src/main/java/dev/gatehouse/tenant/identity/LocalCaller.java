package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Request;

import java.util.List;

/**
 * Whoever has a browser open can be made to send requests to loopback, so what names another host or came through a proxy
 * is refused.
 */
final class LocalCaller {
    private static final List<String> SIGNS_OF_A_PROXY =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via");

    private LocalCaller() {}

    /** @throws IdentityRefused 403 if it doesn't come from this machine itself */
    static void require(Request request) {
        boolean proxied =
                SIGNS_OF_A_PROXY.stream().anyMatch(name -> request.header(name).isPresent());
        if (proxied
                || !request.remote().getAddress().isLoopbackAddress()
                || !request.host().matches("(?i)(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?")) {
            throw new IdentityRefused(
                    403, "access_denied", "Tokens of managed identities are given to callers on this machine alone.");
        }
    }
}
