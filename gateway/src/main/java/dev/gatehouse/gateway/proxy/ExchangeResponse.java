package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.HeaderBlock;
import dev.gatehouse.gateway.proxy.codec.ResponseHead;
import dev.gatehouse.policy.Call;

/** The response of a call: the backend's, or one made here. */
final class ExchangeResponse implements Call.Response {
    private final ResponseHead head;
    private final MessageBody body;
    private int status = 200;
    private String reason = "";
    private boolean given;

    ExchangeResponse(ResponseHead head, MessageBody body) {
        this.head = head;
        this.body = body;
        head.reset();
    }

    /** What a backend's head is read into. */
    ResponseHead head() {
        return head;
    }

    /** Whether anybody has answered. */
    boolean given() {
        return given;
    }

    /** A backend's head was read into {@link #head()}. */
    void received() {
        status(head.status(), head.reason());
    }

    /** Empties it. */
    void clear() {
        head.reset();
        status = 200;
        reason = "";
        given = false;
        body.replace(new byte[0]);
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
    public void status(int code, String phrase) {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("a response's status is from 200 to 599, not " + code);
        }
        for (int i = 0; i < phrase.length(); i++) {
            if (phrase.charAt(i) < ' ' || phrase.charAt(i) > '~') {
                throw new IllegalArgumentException("a reason phrase is plain ASCII");
            }
        }
        status = code;
        reason = phrase;
        given = true;
    }

    @Override
    public HeaderBlock headers() {
        return head.headers();
    }

    @Override
    public MessageBody body() {
        return body;
    }
}
