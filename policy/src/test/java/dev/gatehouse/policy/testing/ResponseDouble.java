package dev.gatehouse.policy.testing;

import dev.gatehouse.policy.Call;

/** A response in memory. */
public final class ResponseDouble implements Call.Response {
    private final HeaderList headers = new HeaderList();
    private final BodyDouble body;
    private int status = 200;
    private String reason = "";

    ResponseDouble(InMemoryCall call) {
        this.body = new BodyDouble(call, 500);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void status(int newStatus, String newReason) {
        status = newStatus;
        reason = newReason;
    }

    @Override
    public HeaderList headers() {
        return headers;
    }

    @Override
    public BodyDouble body() {
        return body;
    }
}
