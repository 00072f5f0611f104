package dev.gatehouse.server.backup;

import dev.gatehouse.database.SqliteFiles;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.OwnerOnly;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts a backup in place of a data folder. All of it is unsealed and checked beside the folder first; then the folder
 * that was there goes aside, and the new one takes its name. Whoever is killed meanwhile leaves the old one as it was, or,
 * between the two renames, both whole and beside each other.
 */
public final class Restore {
    private Restore() {}

    /**
     * @param replace whether a folder that holds anything may go aside
     * @return where the old folder is now
     * @throws BackupRefused if it can't be restored; the folder is as it was then
     */
    public static Optional<Path> read(Path file, Path data, char[] passphrase, boolean replace, Instant now) {
        var target = data.toAbsolutePath().normalize();
        try {
            if (Folders.holdsAnything(target) && !replace) {
                throw new BackupRefused(
                        target + " holds something: name another folder, or give --replace to set it aside");
            }
            if (!Files.isDirectory(target.getParent())) {
                OwnerOnly.folder(target.getParent());
            }
            var staged = Files.createTempDirectory(target.getParent(), target.getFileName() + ".restoring-");
            try {
                unseal(file, staged, passphrase);
                return swap(staged, target, now);
            } finally {
                if (Files.exists(staged)) {
                    Folders.delete(staged);
                }
            }
        } catch (NoSuchFileException e) {
            throw new BackupRefused("there is no " + e.getFile(), e);
        } catch (IOException e) {
            throw new BackupRefused("it can't be restored (" + e.getMessage() + ")", e);
        }
    }

    private static void unseal(Path file, Path staged, char[] passphrase) throws IOException {
        OwnerOnly.folder(staged);
        try (var in = SealedFile.read(new BufferedInputStream(Files.newInputStream(file), 1 << 16), passphrase)) {
            BackedUp.readInto(in, staged);
        }
        for (var database : List.of(BackedUp.STORE, BackedUp.TENANT)) {
            if (!SqliteFiles.isWhole(staged.resolve(database))) {
                throw new BackupRefused("the database " + database + " in it is damaged");
            }
        }
        try (var _ = DataFolder.open(staged)) {
            // Its version and keys are ones that this program can start on.
        } catch (StartFailure e) {
            throw new BackupRefused(e.getMessage(), e);
        }
    }

    private static Optional<Path> swap(Path staged, Path target, Instant now) throws IOException {
        if (!Files.exists(target)) {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        if (!Folders.holdsAnything(target)) {
            Files.delete(target);
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        // Held until it has gone aside: no server can start on it meanwhile.
        try (var _ = DataFolder.hold(target)) {
            var aside = target.resolveSibling(
                    target.getFileName() + ".before-" + now.toString().replaceAll("[^0-9TZ]", ""));
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
                throw e;
            }
            return Optional.of(aside);
        } catch (StartFailure e) {
            throw new BackupRefused(e.getMessage(), e);
        }
    }
}
