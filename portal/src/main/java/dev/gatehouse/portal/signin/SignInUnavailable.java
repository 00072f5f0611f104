package dev.gatehouse.portal.signin;

import dev.gatehouse.http.RequestException;

/** The issuer can't be asked now. */
public final class SignInUnavailable extends RequestException {
    private static final long serialVersionUID = 1;

    SignInUnavailable(String message) {
        super(503, "SignInUnavailable", message + " Try again.");
    }
}
