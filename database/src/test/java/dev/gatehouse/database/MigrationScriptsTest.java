package dev.gatehouse.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationScriptsTest {
    private static final List<String> ENTRIES = List.of(
            "room/sqlite/V1__first.sql",
            "room/sqlite/V10__tenth.sql",
            "room/sqlite/V9__ninth.sql",
            "room/sqlite/V11_wrong.sql",
            "room/sqlite/U12__undo.sql",
            "room/sqlite/V13__note.txt",
            "room/postgresql/V14__other.sql",
            "elsewhere/V15__other.sql");

    @TempDir
    Path folder;

    @Test
    void theHighestVersionIsFoundInAFolder() throws Exception {
        for (var entry : ENTRIES) {
            var file = folder.resolve(entry);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        assertFound(folder);
    }

    @Test
    void theHighestVersionIsFoundInAJar() throws Exception {
        var jar = folder.resolve("room.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("room/sqlite/"));
            for (var entry : ENTRIES) {
                out.putNextEntry(new JarEntry(entry));
            }
        }
        assertFound(jar);
    }

    private static void assertFound(Path classPath) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            assertThat(MigrationScripts.newest(loader, "room/sqlite")).hasValue(10);
            assertThat(MigrationScripts.newest(loader, "room/nowhere")).isEmpty();
        }
    }
}
