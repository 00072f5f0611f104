package dev.gatehouse.gateway.proxy;

import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import io.netty.buffer.Unpooled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** The body of a message: on its way, or in memory. */
final class MessageBody implements Call.Body {
    private static final Logger LOG = LoggerFactory.getLogger(MessageBody.class);
    private static final byte[] NOTHING = {};

    private final Exchange exchange;
    private final boolean ofRequest;
    private BodyPipe pipe;
    private byte[] content = NOTHING;

    MessageBody(Exchange exchange, boolean ofRequest) {
        this.exchange = exchange;
        this.ofRequest = ofRequest;
    }

    /** Takes this one, on its way, instead of whatever there was. */
    void stream(BodyPipe from) {
        letGo();
        pipe = from;
    }

    @Override
    public boolean present() {
        return pipe != null || content.length > 0;
    }

    /** Its bytes; -1 when that is not known beforehand. */
    long length() {
        return pipe == null ? content.length : pipe.length();
    }

    /** Whether it can be sent, and sent again. */
    boolean inMemory() {
        return pipe == null;
    }

    /** Whether it is being sent already, and so can't be sent again. */
    boolean taken() {
        return pipe != null && pipe.taken();
    }

    /** Gives away the body that is on its way; empty ones and those in memory are none. */
    BodyPipe handOver() {
        var handedOver = pipe;
        pipe = null;
        return handedOver;
    }

    @Override
    public void replace(byte[] bytes) {
        letGo();
        content = bytes;
    }

    private void letGo() {
        var old = pipe;
        pipe = null;
        content = NOTHING;
        if (old != null) {
            old.abandon();
        }
    }

    /** Sends it all there. */
    void sendTo(BodyPipe.Sink sink) {
        if (pipe != null) {
            pipe.flowTo(sink);
        } else {
            if (content.length > 0) {
                sink.data(Unpooled.wrappedBuffer(content));
            }
            sink.end();
        }
    }

    void demand() {
        if (pipe != null) {
            pipe.demand();
        }
    }

    /** Nobody will want the rest. */
    void abandon() {
        if (pipe != null) {
            pipe.abandon();
        }
    }

    @Override
    public Flow read(int limit, Call.BodyReader then) {
        var read = new PendingRead(then);
        collect(limit, read::complete, read::fail);
        return read.returned();
    }

    @Override
    public void copy(int limit, Call.BodyReader then) {
        if (pipe == null) {
            if (content.length <= limit) {
                then.accept(content);
            }
        } else if (pipe.length() <= limit) {
            pipe.copyTo(new BodyCollector(limit, new BodyCollector.Outcome() {
                @Override
                public void complete(byte[] bytes) {
                    try {
                        then.accept(bytes);
                    } catch (RuntimeException e) {
                        LOG.error("what was to be done with a copied body of call {} failed", exchange.requestId(), e);
                    }
                }

                @Override
                public void overfull() {
                    // Never handed over, as agreed.
                }

                @Override
                public void broken() {
                    // Never handed over, as agreed.
                }
            }));
        }
    }

    /** Takes it into memory; says so before this returns if it was all there. */
    void collect(int limit, Consumer<byte[]> complete, Consumer<PolicyFailure> failed) {
        if (taken()) {
            failed.accept(unavailable("The body was sent already."));
        } else if (length() > limit) {
            failed.accept(tooLarge(limit));
        } else if (pipe == null) {
            complete.accept(content);
        } else {
            pipe.flowTo(new BodyCollector(limit, new BodyCollector.Outcome() {
                @Override
                public void complete(byte[] bytes) {
                    pipe = null;
                    content = bytes;
                    complete.accept(bytes);
                }

                @Override
                public void overfull() {
                    abandon();
                    failed.accept(tooLarge(limit));
                }

                @Override
                public void broken() {
                    failed.accept(unavailable("The body broke off."));
                }
            }));
        }
    }

    private PolicyFailure tooLarge(int limit) {
        return exchange.failure("BodyTooLarge", "The body is longer than " + limit + " bytes.", ofRequest ? 413 : 500);
    }

    private PolicyFailure unavailable(String message) {
        return exchange.failure("BodyNotAvailable", message, 500);
    }

    /** A policy that reads: it goes on at once when the body is there, and else the call resumes. */
    private final class PendingRead {
        private final Call.BodyReader then;
        private boolean waiting;
        private boolean complete;
        private byte[] bytes = NOTHING;
        private PolicyFailure failure;

        private PendingRead(Call.BodyReader then) {
            this.then = then;
        }

        private void complete(byte[] content) {
            complete = true;
            bytes = content;
            if (waiting) {
                goOn();
            }
        }

        private void fail(PolicyFailure why) {
            failure = why;
            if (waiting) {
                exchange.fail(why);
            }
        }

        private Flow returned() {
            if (failure != null) {
                throw failure;
            }
            waiting = !complete;
            if (complete) {
                then.accept(bytes);
                return Flow.NEXT;
            }
            return Flow.WAIT;
        }

        private void goOn() {
            try {
                then.accept(bytes);
            } catch (PolicyFailure e) {
                exchange.fail(e);
                return;
            } catch (RuntimeException e) {
                exchange.crash(e);
                return;
            }
            exchange.resume(Flow.NEXT);
        }
    }
}
