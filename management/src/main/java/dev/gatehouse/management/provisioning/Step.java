package dev.gatehouse.management.provisioning;

/**
 * One step at the identity provider. It may be repeated after a crash: what it makes is found again by its unique
 * name.
 *
 * @param name for logs and tests
 */
record Step(String name, Action action) {

    /** What a step does: it reads and fills in the progress. */
    @FunctionalInterface
    interface Action {
        void run(Directory directory, Progress progress);
    }
}
