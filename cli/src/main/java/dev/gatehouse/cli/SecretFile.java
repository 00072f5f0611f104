package dev.gatehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that holds a secret and nothing else: readable by its owner alone, no line end. It is prepared before the
 * secret is asked for, because a secret that is shown once and then can't be written is lost.
 */
public final class SecretFile implements AutoCloseable {
    private static final int LIMIT = 4096;

    private final Path shown;
    private final Path file;
    private final Path next;

    private SecretFile(Path shown, Path file, Path next) {
        this.shown = shown;
        this.file = file;
        this.next = next;
    }

    /** @throws VerbException if a secret couldn't be written there */
    public static SecretFile at(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new VerbException(ExitCode.USAGE, file + " is no file: a secret can't be written there.");
            }
            // What a link leads to is replaced, not the link.
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (!Files.isDirectory(target.getParent())) {
                throw new VerbException(
                        ExitCode.USAGE, file + " can't be written: there is no folder " + target.getParent() + ".");
            }
            // Made with the right permissions: at no moment can another read it.
            var next = Files.createTempFile(
                    target.getParent(),
                    ".secret",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new SecretFile(file, target, next);
        } catch (IOException e) {
            throw new VerbException(ExitCode.USAGE, file + " can't be written: " + why(e));
        }
    }

    /** Replaces the file as a whole. */
    public void write(String secret) {
        try {
            Files.writeString(next, secret, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new VerbException(ExitCode.FAILED, shown + " can't be written: " + why(e));
        }
    }

    /** The secret, without a line end that an editor may have put behind it. */
    public static String read(Path file) {
        try {
            if (Files.size(file) > LIMIT) {
                throw new VerbException(ExitCode.USAGE, file + " is too long for a secret.");
            }
            var secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new VerbException(ExitCode.USAGE, file + " is empty: there is no secret in it.");
            }
            return secret;
        } catch (IOException e) {
            throw new VerbException(ExitCode.USAGE, file + " can't be read: " + why(e));
        }
    }

    /** Leaves nothing behind, whether it was written or not. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(next);
        } catch (IOException _) {
            // it is empty, or its owner's alone
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file.";
            case AccessDeniedException _ -> "access is denied.";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason() + ".";
            // Never what was read: it would be a piece of the secret.
            default ->
                "it is not a text file, or the system refuses (" + e.getClass().getSimpleName() + ").";
        };
    }
}
