package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.ErrorResponse;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;

import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A proxy on a free port of the loopback, with what it recorded. */
final class TestProxy implements AutoCloseable {
    private final ProxyServer server;
    private final LinkedBlockingQueue<AccessRecord> records = new LinkedBlockingQueue<>();

    private TestProxy(UnaryOperator<ProxySettings> settings, CallHandler handler) {
        var listener = ProxySettings.Listener.http(List.of(InetAddress.getLoopbackAddress()), 0);
        var usual = ProxySettings.of(List.of(listener), InstantSource.system()).withEventLoops(1);
        server = ProxyServer.start(settings.apply(usual), handler, records::add);
    }

    static TestProxy of(CallHandler handler) {
        return new TestProxy(UnaryOperator.identity(), handler);
    }

    static TestProxy of(UnaryOperator<ProxySettings> settings, CallHandler handler) {
        return new TestProxy(settings, handler);
    }

    static TestProxy forwardingTo(String url) {
        return of(forward(url));
    }

    /** Forwards every call, and shows faults as the gateway does. */
    static CallHandler forward(String url) {
        return forward(url, Call.Forwarding.DEFAULT);
    }

    static CallHandler forward(String url, Call.Forwarding options) {
        return forward(url, options, _ -> {});
    }

    static CallHandler forward(String url, Call.Forwarding options, Consumer<ProxiedCall> before) {
        return call -> {
            call.backendUrl(url);
            call.continuation(sendWhenDone(call));
            before.accept(call);
            try {
                call.forward(options);
            } catch (PolicyFailure e) {
                fault(call, e);
            }
        };
    }

    static ProxiedCall.Continuation sendWhenDone(ProxiedCall call) {
        return new ProxiedCall.Continuation() {
            @Override
            public void resumed(Flow flow) {
                call.send();
            }

            @Override
            public void failed(PolicyFailure failure) {
                fault(call, failure);
            }
        };
    }

    private static void fault(ProxiedCall call, PolicyFailure failure) {
        ErrorResponse.write(call, failure);
        call.response().headers().set("X-Reason", failure.reason());
        call.send();
    }

    /** Answers every call without a backend, with what the caller sent as body. */
    static CallHandler answer(String text) {
        return call -> {
            call.respond(200, "", "text/plain", text.getBytes());
            call.send();
        };
    }

    int port() {
        return server.port(0);
    }

    ProxyServer server() {
        return server;
    }

    RawConnection connect() throws IOException {
        return RawConnection.to(port());
    }

    /** The next call's record. */
    AccessRecord record() throws InterruptedException {
        var record = records.poll(10, TimeUnit.SECONDS);
        if (record == null) {
            throw new AssertionError("no call was recorded");
        }
        return record;
    }

    boolean recordedNothing() {
        return records.isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
