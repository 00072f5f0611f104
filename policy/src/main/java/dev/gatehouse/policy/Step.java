package dev.gatehouse.policy;

/** One policy, made ready to run. It is shared by all calls, and so keeps no state of any one of them. */
@FunctionalInterface
public interface Step {

    /**
     * Runs on the call's event loop, and so never blocks: what must wait answers {@link Flow#WAIT}.
     *
     * @throws PolicyFailure to leave for the error section
     */
    Flow run(Run run);
}
