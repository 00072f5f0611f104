package dev.gatehouse.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Requests that aren't measured. */
final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client;

    private Http(HttpClient client) {
        this.client = client;
    }

    static Http plain() {
        return new Http(HttpClient.newHttpClient());
    }

    /** Trusts the authority whose certificate, in PEM, that file holds. */
    static Http trusting(Path authority) {
        try (var in = Files.newInputStream(authority)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new Http(HttpClient.newBuilder().sslContext(context).build());
        } catch (IOException | GeneralSecurityException e) {
            throw new BenchmarkException("the certificate " + authority + " can't be used: " + e.getMessage(), e);
        }
    }

    record Reply(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new BenchmarkException("no JSON: " + body, e);
            }
        }
    }

    Reply send(String method, URI url, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(url).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (IOException e) {
            return new Reply(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", e);
        }
    }

    /** @throws BenchmarkException if the answer has no status of the two hundreds */
    JsonNode require(String method, URI url, Map<String, String> headers, String body) {
        var reply = send(method, url, headers, body);
        if (reply.status() / 100 != 2) {
            throw new BenchmarkException(method + " " + url + " answered " + reply.status() + ": " + reply.body());
        }
        return reply.body().isEmpty() ? JSON.createObjectNode() : reply.json();
    }

    /**
     * Asks until 200 comes.
     *
     * @param since when the program was started, by {@link System#nanoTime}
     * @return how long that took
     */
    Duration firstSuccess(
            Program program, long since, String method, URI url, Map<String, String> headers, String body) {
        var last = new Reply(0, "");
        while (System.nanoTime() - since < PATIENCE.toNanos()) {
            last = send(method, url, headers, body);
            if (last.status() == 200) {
                return Duration.ofNanos(System.nanoTime() - since);
            }
            program.requireAlive();
            LockSupport.parkNanos(5_000_000);
        }
        throw new BenchmarkException(
                program + " never answered 200 at " + url + " but " + last + ":\n" + program.lastLines());
    }
}
