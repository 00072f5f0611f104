package dev.gatehouse.jose;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** One file for each key set, readable by the owner alone, named by a hash of its uri and replaced atomically. */
public final class FileKeySetStorage implements KeySetStorage {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeySetStorage.class);

    private final Path folder;

    /** @param folder where the files lie; made when something is saved */
    public FileKeySetStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> load(String uri) {
        try {
            var file = file(uri);
            if (Files.size(file) > 4L * KeySet.LONGEST) {
                LOG.warn("The kept key set {} is too long and is not used", file);
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The kept key set of {} can't be read: {}", uri, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void save(String uri, String document) {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var next = Files.createTempFile(folder, "keys", ".next", owner);
            try {
                Files.writeString(next, document);
                try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(next, file(uri), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String uri) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
