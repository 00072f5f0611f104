package dev.gatehouse.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The real program in a process of its own, started as people start it. */
final class Gatehouse implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final Path log;
    private final JsonNode description;

    private Gatehouse(Process process, Path data, Path log, JsonNode description) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.description = description;
    }

    /** Starts it on free ports, and returns when it is ready. */
    static Gatehouse start(Path data, String... options) {
        return start(data, Map.of(), options);
    }

    static Gatehouse start(Path data, Map<String, String> environment, String... options) {
        try {
            var description = data.resolve("gatehouse.json");
            var before = Files.exists(description) ? Files.getLastModifiedTime(description) : null;
            Files.createDirectories(data);
            var log = data.resolveSibling(data.getFileName() + ".log");
            var builder = new ProcessBuilder(command(data, options))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            var deadline = System.nanoTime() + START.toNanos();
            while (!Files.exists(description)
                    || (before != null && Files.getLastModifiedTime(description).equals(before))) {
                if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("Gatehouse did not start:\n" + Files.readString(log));
                }
            }
            return new Gatehouse(process, data, log, JSON.readTree(description.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path data, String... options) {
        var command = new ArrayList<>(List.of(script().toString(), "run", "--data", data.toString()));
        for (var port : List.of("gateway", "gateway-https", "control", "operations")) {
            command.addAll(List.of("--" + port + "-port", "0"));
        }
        command.addAll(List.of(options));
        return command;
    }

    /** The program's start script. */
    static Path script() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("gatehouse"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no gatehouse script above the current folder");
            }
        }
        return folder.resolve("gatehouse");
    }

    /** A value of {@code gatehouse.json}, by its JSON pointer without the first slash. */
    String get(String pointer) {
        var value = description.at("/" + pointer);
        if (value.isMissingNode()) {
            throw new AssertionError("gatehouse.json has no " + pointer);
        }
        return value.asText();
    }

    /** The ARM URL of the service. */
    String service() {
        return "%s/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(get("controlUrl"), get("subscriptionId"), get("resourceGroup"), get("serviceName"));
    }

    Path data() {
        return data;
    }

    /** What the process wrote to its standard output and error. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it wrote after its first {@code from} characters, once {@code wanted} is among it. */
    String awaitLog(String wanted, int from) {
        try {
            var deadline = System.nanoTime() + START.toNanos();
            while (!log().substring(from).contains(wanted)) {
                if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("it never said " + wanted + ":\n" + log().substring(from));
                }
            }
            return log().substring(from);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    X509TrustManager trust() {
        try (var in = Files.newInputStream(Path.of(get("caCertificate")))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "gatehouse", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext tls() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trust()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A plain HTTP client that trusts it. */
    Wire wire() {
        return new Wire(tls());
    }

    /** Kills it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it with SIGTERM; answers its exit code, or fails if it takes longer than it may. */
    int stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Gatehouse did not stop:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it with SIGTERM. */
    @Override
    public void close() {
        stop();
    }
}
