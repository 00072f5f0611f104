package dev.gatehouse.server.data;

import dev.gatehouse.server.StartFailure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The folder of everything that is kept, held by one process at a time until {@link #close()}.
 *
 * <p>The keys are made on the first start and never again: what was sealed and hashed with them would be lost, so a
 * folder that has its version stamp but lacks a key is refused.
 */
public final class DataFolder implements AutoCloseable {
    /** Raised when an older Gatehouse could not read what this one writes. */
    static final int VERSION = 1;

    private static final int KEY_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws StartFailure if it can't be written, another process holds it, or a newer Gatehouse wrote it */
    public static DataFolder open(Path path) {
        try {
            OwnerOnly.folder(path);
            var folder = new DataFolder(path, lock(path));
            try {
                folder.prepare();
                return folder;
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (FileSystemException e) {
            var why = switch (e) {
                case AccessDeniedException _ -> "access is denied";
                case FileAlreadyExistsException _ -> "it is a file";
                default -> e.getReason() == null ? "the system refuses" : e.getReason();
            };
            throw new StartFailure(
                    "the data folder %s can't be written (%s: %s): make it writable for this user, or name another with --data"
                            .formatted(path, e.getFile(), why),
                    e);
        } catch (IOException e) {
            throw new StartFailure(
                    "the data folder %s can't be used (%s): repair it, or name another with --data"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    /**
     * Keeps every process from starting on the folder, until closed, without looking at what is in it.
     *
     * @throws StartFailure if a process holds it
     */
    public static Held hold(Path path) throws IOException {
        var channel = lock(path);
        return channel::close;
    }

    /** A folder that is held. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve("lock");
        OwnerOnly.file(file);
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            // this very process holds it
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw new StartFailure(
                    "the data folder %s is in use by process %s: stop that one, or name another with --data"
                            .formatted(path, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private void prepare() throws IOException {
        var stamp = path.resolve("version");
        boolean stamped = Files.exists(stamp);
        if (stamped) {
            checkVersion(Files.readString(stamp).strip());
        }
        OwnerOnly.folder(path.resolve("keys"));
        OwnerOnly.folder(path.resolve("ca"));
        OwnerOnly.folder(path.resolve("gateway"));
        for (var key : Key.values()) {
            prepare(key.file(path), stamped);
        }
        if (!stamped) {
            // The folder holds keys and credentials: wherever it lies, it is not to be committed.
            OwnerOnly.replace(path.resolve(".gitignore"), "*\n".getBytes(StandardCharsets.US_ASCII));
            OwnerOnly.replace(stamp, (VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void checkVersion(String version) {
        if (!version.matches("\\d{1,9}")) {
            throw new StartFailure(
                    "%s holds no version: this is not a data folder of Gatehouse, name another with --data"
                            .formatted(path.resolve("version")));
        }
        if (Integer.parseInt(version) > VERSION) {
            throw new StartFailure(
                    "the data folder %s was written by a newer Gatehouse (version %s, this one knows %d): start that one, or name another with --data"
                            .formatted(path, version, VERSION));
        }
    }

    private void prepare(Path file, boolean stamped) throws IOException {
        if (!Files.exists(file)) {
            if (stamped) {
                throw new StartFailure(
                        "the key %s is missing, without which what is stored can't be read: restore it from a backup"
                                .formatted(file));
            }
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            OwnerOnly.replace(file, key);
            Arrays.fill(key, (byte) 0);
        }
        OwnerOnly.file(file);
        if (Files.size(file) != KEY_BYTES) {
            throw new StartFailure("the key %s is damaged: restore it from a backup".formatted(file));
        }
    }

    public Path path() {
        return path;
    }

    /** A file or folder in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** 32 random bytes, the same on every start. */
    public byte[] key(Key key) {
        try {
            return Files.readAllBytes(key.file(path));
        } catch (IOException e) {
            throw new StartFailure("the key %s can't be read: check its permissions".formatted(key.file(path)), e);
        }
    }

    /** Lets go of the folder. The lock file stays: deleting it would let two processes lock two files of one name. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException _) {
            // the lock goes with the process
        }
    }

    /** The keys of an installation. */
    public enum Key {
        /** Encrypts what must be readable again. */
        SEAL,
        /** Keys the hashes of subscription keys and secrets. */
        HASH,
        /** Shown by who asks the managed identity door for a token. */
        IDENTITY;

        private Path file(Path folder) {
            return folder.resolve("keys").resolve(name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
