package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that holds a secret and nothing else: readable by its owner alone, no line end. */
public final class SecretFile {
    private static final int LIMIT = 4096;

    private SecretFile() {}

    /** Replaces the file as a whole. */
    public static void write(Path file, String secret) {
        var absolute = file.toAbsolutePath();
        try {
            // Made with the right permissions: at no moment can another read it.
            var next = Files.createTempFile(
                    absolute.getParent(),
                    ".secret",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, secret, StandardCharsets.UTF_8);
            Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new VerbException(ExitCode.FAILED, file + " can't be written: " + e.getMessage());
        }
    }

    /** The secret, without a line end that an editor may have put behind it. */
    public static String read(Path file) {
        try {
            if (Files.size(file) > LIMIT) {
                throw new VerbException(ExitCode.USAGE, file + " is too long for a secret.");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new VerbException(ExitCode.USAGE, file + " can't be read: " + e.getMessage());
        }
    }
}
