package dev.gatehouse.management.provisioning;

/** Where tests let the process die. */
@FunctionalInterface
interface CrashPoint {

    /** @param moment such as {@code before: register the product} */
    void reached(String moment);

    /** Nothing happens anywhere. */
    static CrashPoint none() {
        return _ -> {};
    }
}
