package dev.gatehouse.server;

import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.Router;
import dev.gatehouse.portal.Notice;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.PortBook;
import dev.gatehouse.server.doors.Addresses;
import dev.gatehouse.server.doors.SecurityHeaders;
import dev.gatehouse.server.operations.AccessLog;
import dev.gatehouse.server.operations.Metrics;
import dev.gatehouse.server.operations.OperationsDoor;
import dev.gatehouse.server.operations.RecordRing;
import dev.gatehouse.server.settings.Settings;
import dev.gatehouse.server.tls.ServerCertificates;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The running server: everything is put together here, and taken apart again in the opposite order. */
public final class Gatehouse implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int RECORDS = 1 << 14;

    private final Parts parts;
    private final Addresses addresses;

    private Gatehouse(Parts parts, Addresses addresses) {
        this.parts = parts;
        this.addresses = addresses;
    }

    /**
     * Returns when all doors are bound.
     *
     * @throws StartFailure if it can't be started; what was started already is stopped again
     */
    public static Gatehouse start(Settings settings, InstantSource clock, StartTimes times) {
        var parts = new Parts();
        try {
            return start(settings, clock, times, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static Gatehouse start(Settings settings, InstantSource clock, StartTimes times, Parts parts) {
        var folder = parts.add("data folder", times.time("data folder", () -> DataFolder.open(settings.data())));
        var book = new PortBook(folder);
        var addresses = Addresses.of(settings, book);
        var certificates = times.time("certificates", () -> ServerCertificates.open(folder, addresses.hosts(), clock));
        var metrics = parts.add("metrics", times.time("metrics", Metrics::new));
        var log =
                new AccessLog(settings.logFormat(), new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)));
        var records = new RecordRing(RECORDS, List.of(metrics.calls(), log));
        parts.add("access records", records.start());
        metrics.count("gatehouse.access.records.dropped", "Access records lost under load", records::dropped);

        var control = new SecurityHeaders(
                Router.builder()
                        .route("GET", "/", Notice.developerPortal())
                        .route("GET", "/admin", Notice.adminPortal())
                        .build(),
                addresses.controlUrl());
        times.time(
                "control plane door",
                () -> open(
                        parts,
                        new DoorSettings(
                                "control plane",
                                addresses.bind(),
                                addresses.ports().control(),
                                Optional.of(certificates.keyManagers()),
                                4 << 20,
                                32 << 10,
                                Duration.ofMinutes(1)),
                        control));
        times.time(
                "operations door",
                () -> open(
                        parts,
                        DoorSettings.loopback(
                                        "operations door", addresses.ports().operations())
                                .withAddresses(addresses.bind()),
                        new OperationsDoor(List.of(), metrics).handler()));
        book.save();
        return new Gatehouse(parts, addresses);
    }

    private static void open(Parts parts, DoorSettings settings, Handler handler) {
        var door = HttpDoor.open(settings, handler);
        parts.add(settings.name(), () -> door.drain(DRAIN));
    }

    /** Where its doors are. */
    public Addresses addresses() {
        return addresses;
    }

    /** Takes no more requests, lets the running ones finish for a few seconds, and stops. */
    @Override
    public void close() {
        parts.close();
    }
}
