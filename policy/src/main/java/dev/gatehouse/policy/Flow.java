package dev.gatehouse.policy;

/** What happens after a step. */
public enum Flow {
    /** Go on with the next step. */
    NEXT,
    /** The step waits for something; it will call {@link Call#resume}, once, on the call's own thread. */
    WAIT,
    /** The response stands as it is: nothing further runs, and it is sent. */
    END
}
