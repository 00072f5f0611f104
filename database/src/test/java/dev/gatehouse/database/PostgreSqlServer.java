package dev.gatehouse.database;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests, from Debian's packages, on a free port and in a folder of its own; one for all tests of a
 * JVM, gone with it. Each {@link #freshDatabase} is empty.
 */
public final class PostgreSqlServer {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "gatehouse";
    private static final String PASSWORD = "only-for-tests";

    private static PostgreSqlServer shared;

    private final AtomicInteger databases = new AtomicInteger();
    private final Path binaries;
    private final Path folder;
    private final int port;

    private PostgreSqlServer(Path binaries) throws IOException {
        this.binaries = binaries;
        this.folder = Files.createTempDirectory("gatehouse-postgresql");
        this.port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        start();
    }

    /** An empty database. Where PostgreSQL isn't installed the test that asks is skipped, saying so. */
    public static DatabaseSettings freshDatabase() {
        assumeInstalled();
        return shared(binaries().orElseThrow()).createDatabase();
    }

    /** Skips the test that asks where PostgreSQL isn't installed, saying so. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                binaries().isPresent(), "PostgreSQL is not installed: its tests are skipped (./test installs it)");
    }

    private static synchronized PostgreSqlServer shared(Path binaries) {
        try {
            if (shared == null) {
                shared = new PostgreSqlServer(binaries);
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        var password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (runningAsRoot()) {
            // PostgreSQL refuses to run as root.
            var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Files.setOwner(folder, owner);
            Files.setOwner(password, owner);
        }
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "--pwfile",
                password.toString(),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale",
                "C",
                "--no-sync");
        // The machine doesn't lose power in a test; what is tested is the loss of a process.
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + folder;
        run("pg_ctl", "start", "-w", "-D", data(), "-l", folder.resolve("log").toString(), "-o", options);
    }

    private void stop() {
        try {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private DatabaseSettings createDatabase() {
        var name = "test" + databases.incrementAndGet();
        try (var connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return DatabaseSettings.of(url(name), USER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (runningAsRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        // Into a file: the server inherits a pipe and would keep it open.
        var output = Files.createTempFile("gatehouse-postgresql", ".out");
        try {
            var process = new ProcessBuilder(command)
                    .directory(new java.io.File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    private static boolean runningAsRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
