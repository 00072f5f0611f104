package dev.gatehouse.database;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts of a room on the class path, in a folder or in a jar. */
final class MigrationScripts {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V([0-9]{1,6})__[^/]*\\.sql");

    private MigrationScripts() {}

    /** The highest version; none if the folder can't be listed here. */
    static OptionalInt newest(ClassLoader classPath, String folder) {
        var url = classPath.getResource(folder);
        if (url == null) {
            return OptionalInt.empty();
        }
        try {
            return switch (url.getProtocol()) {
                case "file" -> {
                    try (var files = Files.list(Path.of(url.toURI()))) {
                        yield newest(files.map(Path::toString));
                    }
                }
                case "jar" -> {
                    var jar = ((JarURLConnection) url.openConnection()).getJarFile();
                    yield newest(
                            jar.stream().map(entry -> entry.getName()).filter(name -> name.startsWith(folder + "/")));
                }
                default -> OptionalInt.empty();
            };
        } catch (IOException | URISyntaxException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt newest(Stream<String> names) {
        return names.map(NAME::matcher)
                .filter(name -> name.matches())
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max();
    }
}
