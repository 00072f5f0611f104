package dev.gatehouse.tenant.token;

/** How one grant type gets from its request to tokens. */
interface GrantFlow {

    /**
     * @param call the request, read
     * @throws TokenRequestRefused if there are no tokens for it
     */
    TokensGiven give(Call call);

    /**
     * A token request.
     *
     * @param tenantSegment as the path names the tenant
     * @param version1 whether it came to the v1.0 endpoint, which names a resource instead of a scope
     */
    record Call(TokenForm form, String tenantSegment, boolean version1) {}
}
