package dev.gatehouse.gateway.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.secret.SealKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The configuration on disk: {@code snapshot-G} holds everything as of some revision, {@code changes-G} and later ones
 * hold what came after it, one checksummed line a revision, each naming the revision before it. A new generation is
 * begun when the changes have outgrown the snapshot: first its changes file, at once; then, in the background, its
 * snapshot under another name, renamed when it is whole; then the older ones are removed. Whenever the process dies, the
 * newest whole snapshot with all unbroken changes after it is what was served, except for a last torn line.
 *
 * <p>Writing never fails a change: a gateway with a full disk must still cut off whom it is told to. What could not be
 * written is logged, and the next change begins a new generation.
 */
final class ConfigurationFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFolder.class);
    private static final Pattern NAME = Pattern.compile("(snapshot|changes)-(\\d{1,18})");
    private static final long SMALLEST_TO_COMPACT = 4 << 20;
    private static final int FORMAT = 1;
    private static final String PARTIAL = ".part";

    private final Path folder;
    private final ConfigurationJson json;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("gateway-configuration").factory());

    private Optional<FileChannel> changes = Optional.empty();
    private long generation;
    private volatile long snapshotSize;

    ConfigurationFolder(Path folder, SealKey seal) {
        this.folder = folder;
        this.json = new ConfigurationJson(seal);
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(permissions("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " can't be made", e);
        }
    }

    /** What was last written; nothing if there is no whole snapshot. */
    ServedConfiguration load() {
        removePartial();
        var snapshots = files("snapshot");
        var logs = files("changes");
        generation = Math.max(snapshots.isEmpty() ? 0 : snapshots.lastKey(), logs.isEmpty() ? 0 : logs.lastKey());
        while (!snapshots.isEmpty()) {
            long newest = snapshots.lastKey();
            var loaded = snapshot(snapshots.get(newest));
            if (loaded.isPresent()) {
                return changes(loaded.get(), logs.tailMap(newest));
            }
            snapshots.remove(newest);
        }
        return ServedConfiguration.NONE;
    }

    /** Writes a change behind those before it. */
    void append(ServedConfiguration before, ConfigurationUpdate update, ServedConfiguration after) {
        try {
            if (changes.isEmpty() || changes.get().size() > Math.max(SMALLEST_TO_COMPACT, snapshotSize)) {
                begin(after);
                return;
            }
            var line = ByteBuffer.wrap(ChecksummedLine.of(
                    json.update(before.store(), before.revision(), update).toString()));
            while (line.hasRemaining()) {
                changes.get().write(line);
            }
        } catch (IOException e) {
            LOG.error("Revision {} could not be written to {}: {}", update.revision(), folder, e.toString());
            closeChanges();
        }
    }

    /** Begins a new generation. */
    void begin(ServedConfiguration configuration) {
        closeChanges();
        long begun = ++generation;
        try {
            changes = Optional.of(open(folder.resolve("changes-" + begun)));
        } catch (IOException e) {
            LOG.error("The configuration can't be kept in {}: {}", folder, e.toString());
        }
        background.execute(() -> write(configuration, begun));
    }

    /** Ends when what was begun is written. */
    @Override
    public void close() {
        background.shutdown();
        try {
            if (!background.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("The configuration's snapshot was not finished in time; the one before stands");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeChanges();
    }

    private Optional<ServedConfiguration> snapshot(Path file) {
        try (var lines = Files.lines(file)) {
            var reader = new SnapshotReader();
            lines.forEach(line -> reader.accept(ChecksummedLine.read(line).map(json::parse)));
            snapshotSize = Files.size(file);
            return Optional.of(reader.whole());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The configuration in {} can't be used: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Folds a snapshot's lines; anything out of place is an {@link IllegalArgumentException}. */
    private final class SnapshotReader {
        private ServedConfiguration served = ServedConfiguration.NONE;
        private boolean begun;
        private long expected;

        void accept(Optional<ObjectNode> line) {
            var read = line.orElseThrow(() -> new IllegalArgumentException("a line is damaged"));
            if (!begun) {
                begun = true;
                if (read.path("format").intValue() != FORMAT) {
                    throw new IllegalArgumentException("its format is unknown");
                }
                expected = read.path("entities").longValue();
                served = ServedConfiguration.at(
                        read.path("store").asText(), read.path("revision").longValue());
                return;
            }
            expected--;
            served = served.with(read.path("service").asText(), json.entity(read));
        }

        ServedConfiguration whole() {
            if (!begun || expected != 0) {
                throw new IllegalArgumentException("it is not whole");
            }
            return served;
        }
    }

    private ServedConfiguration changes(ServedConfiguration snapshot, SortedMap<Long, Path> logs) {
        var served = snapshot;
        for (var log : logs.entrySet()) {
            try {
                var bytes = Files.readAllBytes(log.getValue());
                int good = 0;
                for (int end = lineEnd(bytes, good); end >= 0; end = lineEnd(bytes, good)) {
                    var next = ChecksummedLine.read(new String(bytes, good, end - good, StandardCharsets.UTF_8))
                            .map(json::parse);
                    if (next.isEmpty()
                            || !next.get().path("store").asText().equals(served.store())
                            || next.get().path("after").longValue() != served.revision()) {
                        break;
                    }
                    served = served.with(json.update(next.get()));
                    good = end + 1;
                }
                if (log.getKey() == generation) {
                    var channel = open(log.getValue());
                    channel.truncate(good).position(good);
                    changes = Optional.of(channel);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("The changes in {} can't be used from here on: {}", log.getValue(), e.toString());
                closeChanges();
                return served;
            }
        }
        return served;
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void write(ServedConfiguration configuration, long begun) {
        var whole = folder.resolve("snapshot-" + begun);
        var partial = folder.resolve("snapshot-" + begun + PARTIAL);
        try {
            try (var channel = open(partial);
                    var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                write(configuration, out);
                out.flush();
                channel.force(true);
                snapshotSize = channel.size();
            }
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
            removeOlder("snapshot", begun);
            removeOlder("changes", begun);
        } catch (IOException | RuntimeException e) {
            LOG.error("The configuration could not be written to {}: {}", whole, e.toString());
        }
    }

    private void write(ServedConfiguration configuration, OutputStream out) throws IOException {
        var plain = configuration.plain();
        long entities = plain.services().values().stream().mapToLong(List::size).sum();
        out.write(ChecksummedLine.of(json.object()
                .put("format", FORMAT)
                .put("store", plain.store())
                .put("revision", plain.revision())
                .put("entities", entities)
                .toString()));
        for (var service : plain.services().entrySet()) {
            for (var entity : service.getValue()) {
                out.write(
                        ChecksummedLine.of(json.entity(service.getKey(), entity).toString()));
            }
        }
    }

    private void removeOlder(String kind, long before) throws IOException {
        for (var old : files(kind).headMap(before).values()) {
            Files.deleteIfExists(old);
        }
    }

    /** What a process left that died while it wrote a snapshot. */
    private void removePartial() {
        try (var partial = Files.newDirectoryStream(folder, "snapshot-*" + PARTIAL)) {
            for (var file : partial) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("An unfinished snapshot in {} could not be removed: {}", folder, e.toString());
        }
    }

    private TreeMap<Long, Path> files(String kind) {
        var found = new TreeMap<Long, Path>();
        Consumer<Path> look = path -> {
            var name = NAME.matcher(path.getFileName().toString());
            if (name.matches() && name.group(1).equals(kind)) {
                found.put(Long.parseLong(name.group(2)), path);
            }
        };
        try (var files = Files.list(folder)) {
            files.forEach(look);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " can't be read", e);
        }
        return found;
    }

    private void closeChanges() {
        changes.ifPresent(channel -> {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("The changes in {} could not be closed: {}", folder, e.toString());
            }
        });
        changes = Optional.empty();
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(permissions("rw-------")));
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
