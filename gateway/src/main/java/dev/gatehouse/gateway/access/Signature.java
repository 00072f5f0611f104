package dev.gatehouse.gateway.access;

/** What is known of a token's signature. */
sealed interface Signature {

    /** Nobody has looked yet. */
    record Unchecked() implements Signature {}

    /** It was made with a key of the issuer's current set. */
    record Good() implements Signature {}

    /** @param detail what is wrong, for operators */
    record Bad(String detail) implements Signature {}

    /** No key of the issuer was ever obtained. */
    record WithoutKeys(String detail) implements Signature {}

    /** Too many others are waiting to be looked at. */
    record Overloaded() implements Signature {}
}
