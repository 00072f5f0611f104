package dev.gatehouse.tenant.signin;

/** Is told of every sign-in, of people and of applications. Called on the thread of the request: be quick, don't throw. */
@FunctionalInterface
public interface SignInObserver {

    void signedIn(SignIn signIn);

    /** Keeps nothing. */
    static SignInObserver none() {
        return signIn -> {};
    }
}
