package dev.gatehouse.server.backup;

import dev.gatehouse.database.SqliteFiles;
import dev.gatehouse.server.data.OwnerOnly;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the sealed backup of a data folder, whether its server runs or not. */
public final class Backup {
    /** Folders beside the databases; what the gateway keeps is fetched again. */
    private static final List<String> FOLDERS = List.of("keys", "ca");

    private static final List<String> FILES =
            List.of("version", "gatehouse.json", "ports", "demo-secret", ".gitignore");

    private Backup() {}

    /**
     * @param settings told in the backup as settings.yaml, for who restores it; without secrets
     * @throws BackupRefused if it can't be made; no file is left then
     */
    public static void write(Path data, Path file, char[] passphrase, String settings) {
        if (!Files.exists(data.resolve("gatehouse.json"))) {
            throw new BackupRefused(data + " is not a data folder on which a server came up: name it with --data");
        }
        for (var name : List.of(BackedUp.STORE, BackedUp.TENANT)) {
            if (!Files.exists(data.resolve(name))) {
                throw new BackupRefused("there is no " + data.resolve(name)
                        + ": if PostgreSQL holds it, give this command the same settings as the server");
            }
        }
        if (Files.exists(file)) {
            throw new BackupRefused(file + " is there already: name another file");
        }
        try {
            var work = Files.createTempDirectory(data, "backup-");
            try {
                write(data, work, file, passphrase, settings);
            } finally {
                Folders.delete(work);
            }
        } catch (IOException e) {
            throw new BackupRefused("the backup can't be written (" + e.getMessage() + ")", e);
        }
    }

    private static void write(Path data, Path work, Path file, char[] passphrase, String settings) throws IOException {
        OwnerOnly.folder(work);
        SqliteFiles.copy(
                data.resolve(BackedUp.STORE),
                work.resolve(BackedUp.STORE),
                data.resolve(BackedUp.TENANT),
                work.resolve(BackedUp.TENANT));
        Files.writeString(work.resolve("settings.yaml"), settings);
        var next = file.toAbsolutePath().resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        OwnerOnly.file(next);
        try {
            try (var out = new DataOutputStream(
                    new BufferedOutputStream(SealedFile.write(Files.newOutputStream(next), passphrase), 1 << 16))) {
                for (var entry : files(data, work).entrySet()) {
                    BackedUp.write(out, entry.getKey(), entry.getValue());
                }
                BackedUp.end(out);
            }
            try (var channel = java.nio.channels.FileChannel.open(next, java.nio.file.StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static Map<String, Path> files(Path data, Path work) throws IOException {
        var files = new TreeMap<String, Path>();
        for (var name : List.of(BackedUp.STORE, BackedUp.TENANT, "settings.yaml")) {
            files.put(name, work.resolve(name));
        }
        for (var name : FILES) {
            if (Files.exists(data.resolve(name))) {
                files.put(name, data.resolve(name));
            }
        }
        for (var folder : FOLDERS) {
            try (var inside = Files.list(data.resolve(folder))) {
                inside.filter(Files::isRegularFile)
                        .filter(one -> BackedUp.isName(folder + "/" + one.getFileName()))
                        .forEach(one -> files.put(folder + "/" + one.getFileName(), one));
            }
        }
        return files;
    }
}
