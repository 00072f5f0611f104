package dev.gatehouse.policy.testing;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;

import java.util.ArrayList;
import java.util.List;

/** A body that is in memory at once, or arrives when the call is pumped. */
public final class BodyDouble implements Call.Body {

    private record Copy(int limit, Call.BodyReader then) {}

    private final InMemoryCall call;
    private final int tooLarge;
    private final List<Copy> copies = new ArrayList<>();
    private byte[] content = new byte[0];
    private boolean arrived = true;

    /** @param tooLarge the status of a failure because of its size */
    BodyDouble(InMemoryCall call, int tooLarge) {
        this.call = call;
        this.tooLarge = tooLarge;
    }

    /** What there is, or will be once the call is pumped. */
    public void put(byte[] bytes, boolean late) {
        content = bytes;
        arrived = !late;
    }

    /** The bytes that are there, or will be. */
    public byte[] content() {
        return content;
    }

    /** The last byte has gone through. */
    void passed() {
        copies.stream()
                .filter(copy -> content.length <= copy.limit())
                .forEach(copy -> copy.then().accept(content));
        copies.clear();
    }

    @Override
    public boolean present() {
        return content.length > 0;
    }

    @Override
    public Flow read(int limit, Call.BodyReader then) {
        if (arrived) {
            handOver(limit, then);
            return Flow.NEXT;
        }
        call.later(() -> {
            arrived = true;
            try {
                handOver(limit, then);
                call.resume(Flow.NEXT);
            } catch (PolicyFailure failure) {
                call.fail(failure);
            }
        });
        return Flow.WAIT;
    }

    private void handOver(int limit, Call.BodyReader then) {
        if (content.length > limit) {
            throw new PolicyFailure(
                    AccessOutcome.BAD_REQUEST, "body", "BodyTooLarge", "The body is too large.", tooLarge);
        }
        then.accept(content);
    }

    @Override
    public void copy(int limit, Call.BodyReader then) {
        copies.add(new Copy(limit, then));
        if (arrived) {
            passed();
        }
    }

    @Override
    public void replace(byte[] bytes) {
        copies.clear();
        put(bytes, false);
    }
}
