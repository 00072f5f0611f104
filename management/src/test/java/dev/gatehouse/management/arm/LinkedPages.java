package dev.gatehouse.management.arm;

import dev.gatehouse.http.Fetcher;
import dev.gatehouse.http.GuardedFetcher;
import dev.gatehouse.http.OutboundAllowance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The web as contracts see it: the files in {@code web/} by host and path; all else is asked of the real guard. */
public final class LinkedPages implements Fetcher {
    private static final Path FOLDER = Path.of("src/test/resources/web");

    @Override
    public Fetched get(URI url, int maximumBytes, Duration patience) {
        var file = FOLDER.resolve(url.getHost() + url.getPath()).normalize();
        try {
            if (file.startsWith(FOLDER) && Files.isRegularFile(file) && "https".equals(url.getScheme())) {
                return new Fetched(url, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var guarded = new GuardedFetcher(OutboundAllowance.of(List.of()), List.of())) {
            return guarded.get(url, maximumBytes, patience);
        }
    }
}
