package dev.gatehouse.cli.files;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.VerbException;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text, bounded. */
public final class TextFile {
    private static final long LIMIT = 32L * 1024 * 1024;

    private TextFile() {}

    /** @throws VerbException if it can't be read */
    public static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "it is a folder.");
            }
            if (Files.size(file) > LIMIT) {
                throw unreadable(file, "it is larger than 32 MB.");
            }
            var text = Files.readString(file);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (NoSuchFileException _) {
            throw unreadable(file, "there is no such file.");
        } catch (AccessDeniedException _) {
            throw unreadable(file, "access is denied.");
        } catch (CharacterCodingException _) {
            throw unreadable(file, "it is not a text in UTF-8.");
        } catch (IOException e) {
            throw unreadable(file, "the system refuses (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static VerbException unreadable(Path file, String why) {
        return new VerbException(ExitCode.USAGE, file + " can't be read: " + why);
    }
}
