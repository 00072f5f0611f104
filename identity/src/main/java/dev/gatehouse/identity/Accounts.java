package dev.gatehouse.identity;

/**
 * Accounts of people, at an identity provider that lets them be made and changed here. Only accounts that were made here
 * are ever changed: they carry a unique name (docs/architecture.md, decision 2), and whatever doesn't is left alone.
 * Every method may be repeated, may block for at most its adapter's deadline, and throws {@link
 * IdentityProviderException} when it could not be done.
 */
public interface Accounts {

    /** What the provider is called in a user's {@code identities}, such as {@code Aad}. */
    String provider();

    /**
     * Makes an account with a password, or gives the one that an interrupted call made this password.
     *
     * @throws IdentityProviderException of kind REFUSED if somebody else's account has its name
     */
    Account ensure(Registration registration, String password);

    /** Gives an account another password. */
    void setPassword(Key key, String password);

    /** Lets a person sign in or not. Nothing happens if the account is gone. */
    void setEnabled(Key key, boolean enabled);

    /** Deletes an account, also one of which nobody was told. Nothing happens if it is gone. */
    void delete(Key key);

    /**
     * @param email what the name at sign-in is made from
     * @param enabled whether the person may sign in
     */
    record Registration(
            String uniqueName, String email, String displayName, String firstName, String lastName, boolean enabled) {}

    /**
     * An account that was made here.
     *
     * @param email the address that it was made with
     */
    record Key(String uniqueName, String email) {}

    /**
     * @param id as a user's {@code identities} name it
     * @param signInName what the person types at sign-in
     */
    record Account(String id, String signInName) {}
}
