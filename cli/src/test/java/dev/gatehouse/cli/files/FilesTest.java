package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.DoubleOfServer;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of {@code apply} and {@code export} have in common: a service in memory, and the verbs on it. */
abstract class FilesTest {
    final ServiceInMemory service = new ServiceInMemory();
    private DoubleOfServer server;

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void start() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        server = new DoubleOfServer(data, service);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** How a verb ended, with all that it said. */
    record Ended(int code, String out, String err) {
        Ended done() {
            assertThat(code).as(toString()).isZero();
            return this;
        }

        /** What it refused, and that it said nothing else. */
        String refused() {
            assertThat(code).as(toString()).isEqualTo(1);
            return err;
        }

        JsonNode json() {
            return Json.parse(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    Ended apply(String... arguments) {
        return run(new CommandLine(new ApplyVerb()), arguments);
    }

    Ended export(String... arguments) {
        return run(new CommandLine(new ExportVerb()), arguments);
    }

    private Ended run(CommandLine verb, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        verb.setOut(new PrintWriter(out));
        verb.setExecutionExceptionHandler((problem, _, _) -> {
            if (!(problem instanceof VerbException failure)) {
                throw problem;
            }
            err.write(failure.getMessage());
            return failure.code().number();
        });
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + data);
        var code = verb.execute(all.toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }

    /** Writes a file below the test's folder, and tells its path. */
    String file(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A template with these resources, and whatever else it has. */
    String template(String resources, String... more) {
        return file("template.json", """
                {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                "contentVersion": "1.0.0.0",
                %s
                "resources": %s}""".formatted(String.join("", more), resources));
    }

    /** A file of the test's resources. */
    static String fixture(String name) {
        return Path.of("src/test/resources/files", name).toString();
    }
}
