package dev.gatehouse.gateway.proxy;

/** What is done with a call. Shared by all event loops. */
@FunctionalInterface
public interface CallHandler {

    /**
     * A request's head has arrived. Runs on the call's event loop and never blocks. In the end, now or later,
     * {@link ProxiedCall#send} must be called; what is thrown from here ends the call with status 500.
     */
    void begin(ProxiedCall call);
}
