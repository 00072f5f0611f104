package dev.gatehouse.gateway.access;

import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.KeySetSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** Fetches issuers' signing keys over https, from the addresses that the configuration names and from nowhere else. */
public final class IssuerKeys implements KeySetSource, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Predicate<String> configured;

    /** @param configured whether an address is one that the configuration names */
    public IssuerKeys(SSLContext trust, Predicate<String> configured) {
        this.configured = configured;
        this.client = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public CompletionStage<String> fetch(String uri) {
        if (!uri.startsWith("https://") || !configured.test(uri)) {
            return CompletableFuture.failedFuture(
                    new IOException("keys are fetched over https from configured addresses only, not from " + uri));
        }
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(URI.create(uri))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json")
                    .build();
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), KeySet.LONGEST))
                .thenCompose(response -> response.statusCode() == 200
                        ? CompletableFuture.completedStage(response.body())
                        : CompletableFuture.failedStage(
                                new IOException("the keys at " + uri + " were answered by " + response.statusCode())));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
