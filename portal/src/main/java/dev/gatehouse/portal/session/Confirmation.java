package dev.gatehouse.portal.session;

/** What there is to have a session confirmed with, now that it is due. */
public sealed interface Confirmation {

    /** The issuer is asked with this. */
    record Ask(String refreshToken) implements Confirmation {}

    /** Another request of the session asks already. */
    record AskedBeside() implements Confirmation {}

    /** The issuer gave nothing to ask with: the session is short instead. */
    record NotAsked() implements Confirmation {}

    /** The refresh token was taken out, and never put back: nobody can say any more whether the person still may. */
    record Lost() implements Confirmation {}
}
