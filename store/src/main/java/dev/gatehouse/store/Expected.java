package dev.gatehouse.store;

/** What must be so for a write to happen: If-Match and If-None-Match (RFC 9110, section 13.1). */
public sealed interface Expected {

    /** Whether it is there or not. */
    record Anything() implements Expected {}

    /** It is there, at whatever revision. */
    record Present() implements Expected {}

    /** It isn't there. */
    record Absent() implements Expected {}

    /** It is there and was last changed at this revision. */
    record Revision(long number) implements Expected {}

    static Expected anything() {
        return new Anything();
    }

    static Expected present() {
        return new Present();
    }

    static Expected absent() {
        return new Absent();
    }

    static Expected revision(long number) {
        return new Revision(number);
    }
}
