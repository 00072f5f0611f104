package dev.gatehouse.server.backup;

import dev.gatehouse.server.data.OwnerOnly;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files in a backup, one after the other: name, length, content; an empty name is the end. */
final class BackedUp {
    static final String STORE = "store.db";
    static final String TENANT = "tenant.db";
    /** Names without which a folder can't be started. */
    private static final Set<String> NEEDED =
            Set.of(STORE, TENANT, "version", "gatehouse.json", "keys/seal", "keys/hash", "keys/identity");

    /** What may be put into a folder: never a path that leads out of it. */
    private static final Pattern NAME = Pattern.compile("(?:(?:keys|ca)/)?[a-z0-9.-]{1,60}");

    private BackedUp() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..") && !name.endsWith("/.");
    }

    static void write(DataOutputStream out, String name, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            out.writeUTF(name);
            long size = Files.size(file);
            out.writeLong(size);
            if (in.transferTo(out) != size) {
                throw new BackupRefused(file + " changed while it was read: try again");
            }
        }
    }

    static void end(DataOutputStream out) throws IOException {
        out.writeUTF("");
    }

    /** Puts all into the folder, which is empty, and checks that nothing is missing. */
    static void readInto(InputStream sealed, Path folder) throws IOException {
        var in = new DataInputStream(sealed);
        var names = new TreeSet<String>();
        try {
            for (var name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                if (!isName(name) || !names.add(name)) {
                    throw new BackupRefused("it holds a file that no data folder has: " + name);
                }
                var file = folder.resolve(name);
                OwnerOnly.folder(file.getParent());
                OwnerOnly.file(file);
                copy(in, file, in.readLong());
            }
            if (in.read() >= 0) {
                throw new BackupRefused("it goes on behind its end");
            }
        } catch (EOFException e) {
            throw new BackupRefused("it ends too early", e);
        }
        if (!names.containsAll(NEEDED)) {
            throw new BackupRefused("it lacks files that a data folder must have");
        }
    }

    private static void copy(InputStream in, Path file, long size) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            var buffer = new byte[1 << 16];
            long left = size;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException();
                }
                var bytes = java.nio.ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                left -= read;
            }
            channel.force(true);
        }
    }
}
