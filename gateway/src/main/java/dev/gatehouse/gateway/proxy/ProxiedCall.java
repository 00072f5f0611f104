package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A call, as whoever leads it through the gateway sees it. Unless said otherwise, methods are called on the call's
 * event loop, and after the call ended (its response was sent, or the caller went away) they do nothing.
 */
public interface ProxiedCall extends Call {

    /** The number of the event loop that the call runs on, from 0: for memory that loops don't share. */
    int loop();

    /** The port that the call came in by. */
    int localPort();

    /** Sets what was found out about who calls what; it goes into the call's record. */
    void context(CallContext context);

    /** Sets the decoded parameters of the operation's template. */
    void matchedParameters(Map<String, String> parameters);

    /**
     * What was noted on the caller's connection when {@code Authorization} last had exactly the value that it has now:
     * callers send the same credential again and again. Empty if it has another one, several or none.
     */
    Optional<Object> noted();

    /** Keeps something with the connection, for calls with the same {@code Authorization}; the note before it goes. */
    void note(Object about);

    /**
     * Says which values of {@code Authorization} policies see and no backend does. It is asked whenever the call is
     * forwarded, about each line as policies left it. Holds for the whole call.
     *
     * @param received whether the line that came with the call is left out, whatever it says
     * @param kept whether a line with this value is
     */
    void keepAuthorization(boolean received, Predicate<String> kept);

    /**
     * How the call ended, for its record. The last one set counts; a fault of either connection, found afterwards,
     * takes its place. Without any it is {@link AccessOutcome#SERVED}.
     *
     * @param reason the whole reason, for operators; never a credential
     */
    void outcome(AccessOutcome outcome, String reason);

    /** Who goes on when the call was waiting. Replaces the one before. */
    void continuation(Continuation continuation);

    /**
     * Puts a response in place of whatever is there; the backend's, if there is one, is let go. It is not sent yet.
     * Headers are empty but for {@code Content-Type}.
     *
     * @param reason the reason phrase; empty for the usual one
     * @param contentType empty for none
     */
    void respond(int status, String reason, String contentType, byte[] body);

    /** Sends the response as it stands; a body that is still streaming follows. Nothing can be changed afterwards. */
    void send();

    /**
     * Does something that takes long on another thread, and comes back.
     *
     * @param work must not touch the call
     * @param then is run on the call's event loop, unless the call ended meanwhile. What {@code work} threw is thrown
     *     there and ends the call with status 500.
     */
    <T> void offload(Supplier<T> work, Consumer<T> then);

    /** From any thread: runs something on the call's event loop, unless the call ended by then. */
    void execute(Runnable task);

    /** Runs something on the call's event loop after a while, unless the call ended by then. */
    void after(Duration delay, Runnable task);

    /** Runs something, once, when the call ended, however it did. */
    void whenEnded(Runnable task);

    /**
     * What goes on after {@link Flow#WAIT}. It is never run from within the step that waits. What it throws ends the
     * call with status 500.
     */
    interface Continuation {
        void resumed(Flow flow);

        void failed(PolicyFailure failure);
    }
}
