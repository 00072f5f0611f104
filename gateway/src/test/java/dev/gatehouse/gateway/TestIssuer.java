package dev.gatehouse.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** An issuer of tokens with its keys behind https. What it signs is what tests want signed, good or bad. */
public final class TestIssuer implements AutoCloseable {
    public static final String TENANT = "7a0f8f3c-0000-4000-8000-000000000001";
    public static final String ISSUER = "https://login.example.org/" + TENANT + "/v2.0";
    public static final String ISSUER_V1 = "https://login.example.org/" + TENANT + "/";

    private static final JsonMapper JSON = new JsonMapper();

    private final SSLContext tls = TestTls.localhost();
    private final HttpsServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile List<Key> published;
    private volatile boolean down;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** A signing key. */
    public record Key(String id, RSAPublicKey publicKey, PrivateKey privateKey) {
        public static Key of(String id) {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                return new Key(id, (RSAPublicKey) pair.getPublic(), pair.getPrivate());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public TestIssuer(Key... keys) {
        published = List.of(keys);
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            try {
                gate.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            var body = keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(down ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public SSLContext trust() {
        return tls;
    }

    public String jwksUri() {
        return "https://localhost:" + server.getAddress().getPort() + "/keys";
    }

    public void publish(Key... keys) {
        published = List.of(keys);
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    /** Holds back answers until the latch opens. */
    public void holdBack(CountDownLatch until) {
        gate = until;
    }

    public int fetches() {
        return fetches.get();
    }

    /** A good header for that key. */
    public static String header(Key key) {
        return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + key.id() + "\"}";
    }

    public static String token(Key key, Map<String, Object> claims) {
        return token(header(key), claims, "SHA256withRSA", key);
    }

    public static String token(String header, Map<String, Object> claims, String algorithm, Key key) {
        return signed(header, json(claims), algorithm, key);
    }

    /** Signs exactly these texts. */
    public static String signed(String header, String claims, String algorithm, Key key) {
        var input = encode(header) + "." + encode(claims);
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key.privateKey());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String json(Map<String, Object> claims) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(claims));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String keySet() {
        return published.stream()
                .map(key -> new RSAKey.Builder(key.publicKey())
                        .keyID(key.id())
                        .build()
                        .toPublicJWK()
                        .toJSONString())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
