package dev.gatehouse.gateway;

import dev.gatehouse.gateway.access.Access;
import dev.gatehouse.gateway.proxy.ProxySettings;
import dev.gatehouse.model.gateway.AccessRecord;
import dev.gatehouse.model.gateway.ConfigurationChange;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import static dev.gatehouse.gateway.Estate.SERVICE;

/** A gateway on a free port, with a clock that tests set, and what it recorded. */
public final class TestGateway implements AutoCloseable {
    public static final KeyedHash HASHES = new KeyedHash(new byte[32]);

    private final Gateway gateway;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final LinkedBlockingQueue<AccessRecord> records = new LinkedBlockingQueue<>();

    public TestGateway(Path folder, TestIssuer issuer) {
        this(folder, issuer, Access.Bounds.DEFAULT);
    }

    public TestGateway(Path folder, TestIssuer issuer, Access.Bounds bounds) {
        var listener = ProxySettings.Listener.http(List.of(InetAddress.getLoopbackAddress()), 0);
        var proxy = ProxySettings.of(List.of(listener), now::get).withEventLoops(1);
        gateway = Gateway.start(
                new GatewaySettings(folder, new SealKey(new byte[32]), HASHES, issuer.trust(), 1 << 20, bounds, proxy),
                records::add);
    }

    public Gateway gateway() {
        return gateway;
    }

    public Instant now() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public void serve(List<Entity> entities) {
        gateway.replace(new GatewayConfiguration("store", gateway.revision() + 1, Map.of(SERVICE, entities)));
    }

    public void put(Entity... entities) {
        gateway.apply(new ConfigurationUpdate(
                gateway.revision() + 1,
                Arrays.stream(entities)
                        .<ConfigurationChange>map(entity -> new ConfigurationChange.Put(SERVICE, entity))
                        .toList()));
    }

    public void remove(Entity entity) {
        gateway.apply(new ConfigurationUpdate(
                gateway.revision() + 1, List.of(new ConfigurationChange.Remove(SERVICE, entity.kind(), entity.id()))));
    }

    /** @param headers whole lines */
    public WireReply call(String method, String target, String... headers) {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + gateway.port(0)
                + "\r\nConnection: close\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        return WireReply.to(gateway.port(0), request.append("\r\n").toString());
    }

    public WireReply get(String target, String... headers) {
        return call("GET", target, headers);
    }

    /** The record of the call before. */
    public AccessRecord record() {
        try {
            var record = records.poll(10, TimeUnit.SECONDS);
            if (record == null) {
                throw new AssertionError("no call was recorded");
            }
            return record;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims of a good token, version 2, valid for an hour. */
    public Map<String, Object> claims(String audience, String role, String clientId) {
        long issued = now().getEpochSecond();
        var claims = new HashMap<String, Object>();
        claims.put("iss", TestIssuer.ISSUER);
        claims.put("tid", TestIssuer.TENANT);
        claims.put("ver", "2.0");
        claims.put("aud", audience);
        claims.put("azp", clientId);
        claims.put("azpacr", "1");
        claims.put("oid", "object-of-" + clientId);
        claims.put("sub", "object-of-" + clientId);
        claims.put("roles", List.of(role));
        claims.put("iat", issued);
        claims.put("nbf", issued);
        claims.put("exp", issued + 3600);
        return claims;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
