package dev.gatehouse.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.http.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A small OpenID provider that signs in whoever it is told to, and lies where a test wants it to. */
final class FakeProvider implements AutoCloseable {
    private static final String KEY_ID = "key-1";

    private final HttpServer server;
    private final KeyPair published = keyPair();
    private final KeyPair secret = keyPair();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    /** What it does otherwise than it should. */
    volatile Lie lie = Lie.NONE;

    volatile String subject = "subject|1";
    volatile boolean refreshes = true;
    /** How far the server's clock was moved. */
    volatile Duration ahead = Duration.ZERO;

    volatile Consumer<ObjectNode> metadata = _ -> {};
    /** How the last code was redeemed. */
    volatile Optional<String> authorization = Optional.empty();

    enum Lie {
        NONE,
        ISSUER,
        NONCE,
        AUDIENCE,
        AUTHORIZED_PARTY,
        EXPIRED,
        UNSIGNED,
        HMAC,
        KEY,
        NOBODY,
        TOKENLESS,
        ERROR,
        DOWN
    }

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realm/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
        server.createContext("/realm/keys", exchange -> answer(exchange, 200, keys()));
        server.createContext("/realm/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realm";
    }

    private ObjectNode metadata() {
        var json = Json.object()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize?realm=one")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("end_session_endpoint", issuer() + "/logout");
        json.putArray("code_challenge_methods_supported").add("S256");
        metadata.accept(json);
        return json;
    }

    private ObjectNode keys() {
        var key = (RSAPublicKey) published.getPublic();
        var json = Json.object();
        json.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("kid", KEY_ID)
                .put("n", url(unsigned(key.getModulus().toByteArray())))
                .put("e", url(unsigned(key.getPublicExponent().toByteArray())));
        return json;
    }

    /** What the browser would be sent back with, had the person signed in. */
    String signIn(String authorizeUrl) {
        var query = fields(authorizeUrl.substring(authorizeUrl.indexOf('?') + 1));
        var code = "code-" + codes.size();
        codes.put(code, query);
        return query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        if (lie == Lie.DOWN) {
            answer(exchange, 502, Json.object());
            return;
        }
        var body = Json.object();
        if (form.get("grant_type").equals("refresh_token")) {
            answer(exchange, lie == Lie.ERROR ? 400 : 200, body.put("access_token", "opaque"));
            return;
        }
        var asked = Optional.ofNullable(codes.remove(form.get("code")));
        var proven = asked.map(query -> query.getOrDefault("code_challenge", ""))
                .filter(challenge -> challenge.equals(challenge(form.getOrDefault("code_verifier", ""))));
        if (proven.isEmpty() || lie == Lie.ERROR) {
            answer(exchange, 400, body.put("error", "invalid_grant"));
            return;
        }
        body.put("access_token", "opaque").put("token_type", "Bearer");
        if (refreshes) {
            body.put("refresh_token", "refresh-1");
        }
        if (lie != Lie.TOKENLESS) {
            body.put("id_token", idToken(asked.get()));
        }
        answer(exchange, 200, body);
    }

    private String idToken(Map<String, String> asked) {
        var now = Instant.now().plus(ahead).getEpochSecond();
        var client = asked.get("client_id");
        var claims = Json.object()
                .put("iss", lie == Lie.ISSUER ? "https://evil.example" : issuer())
                .put("aud", lie == Lie.AUDIENCE ? "another" : client)
                .put("exp", lie == Lie.EXPIRED ? now - 3600 : now + 600)
                .put("iat", now)
                .put("nonce", lie == Lie.NONCE ? "another" : asked.get("nonce"))
                .put("email", "pat@corporate.example")
                .put("name", "Pat Person");
        if (lie != Lie.NOBODY) {
            claims.put("sub", subject);
        }
        if (lie == Lie.AUTHORIZED_PARTY) {
            claims.putArray("aud").add(client).add("another");
            claims.put("azp", "another");
        }
        var algorithm = lie == Lie.UNSIGNED ? "none" : lie == Lie.HMAC ? "HS256" : "RS256";
        var header = Json.object().put("alg", algorithm).put("kid", KEY_ID);
        var signed = url(Json.write(header)) + "." + url(Json.write(claims));
        return signed + "." + url(signature(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] signature(byte[] signed) {
        try {
            if (lie == Lie.UNSIGNED) {
                return new byte[0];
            }
            if (lie == Lie.HMAC) {
                // With what everybody knows: the public key.
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(published.getPublic().getEncoded(), "HmacSHA256"));
                return mac.doFinal(signed);
            }
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((lie == Lie.KEY ? secret : published).getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String challenge(String verifier) {
        try {
            return url(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) {
        var bytes = Json.write(body);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
