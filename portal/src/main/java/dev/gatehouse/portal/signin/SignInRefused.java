package dev.gatehouse.portal.signin;

/** Somebody may not sign in, or no longer is. */
public final class SignInRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignInRefused(String message) {
        super(message);
    }
}
