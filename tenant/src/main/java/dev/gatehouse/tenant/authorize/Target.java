package dev.gatehouse.tenant.authorize;

import java.util.Optional;

/**
 * Where the browser is sent with the answer; only made once the redirect URI was found to be the client's.
 *
 * @param clientName shown to the user
 * @param open whether the client redeems codes there without a secret
 */
record Target(String clientId, String clientName, String redirectUri, boolean open, Mode mode, Optional<String> state) {

    /** {@code response_mode} (OAuth 2.0 Multiple Response Type Encoding Practices, and Form Post Response Mode). */
    enum Mode {
        QUERY,
        FRAGMENT,
        FORM_POST
    }
}
