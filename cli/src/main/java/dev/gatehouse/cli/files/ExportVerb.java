package dev.gatehouse.cli.files;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.cli.files.export.FolderForm;
import dev.gatehouse.cli.files.export.TemplateForm;
import dev.gatehouse.cli.files.export.WrittenFiles;
import dev.gatehouse.cli.files.folder.Layout;
import dev.gatehouse.cli.files.plan.Imports;
import dev.gatehouse.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

@Command(
        name = "export",
        description = {
            "Writes the service down as files that apply, here or elsewhere, makes it of again.",
            "Secrets, people and what every service comes with are not among them."
        })
public final class ExportVerb extends Verb {
    @Parameters(paramLabel = "PATH", description = "The folder to write, or with --format arm the file.")
    private Path path;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "apiops",
            description = "apiops: a folder as Azure/apiops has it; arm: one template (default: ${DEFAULT-VALUE}).")
    private Form form;

    @Option(
            names = "--prune",
            description = "Removes files of the folder's collections that the service no longer has.")
    private boolean prune;

    /** What is written; named as the option's values are written. */
    public enum Form {
        apiops,
        arm
    }

    @Override
    protected ExitCode run(RunningServer running, Output output) {
        var server = new Server(running);
        var all = new Inventory(server).all();
        if (form == Form.arm) {
            if (Files.isDirectory(path)) {
                throw new VerbException(ExitCode.USAGE, path + " is a folder: name a file for the template.");
            }
            write(path, new TemplateForm().write(running.description().get("serviceName"), all));
        } else {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new VerbException(ExitCode.USAGE, path + " is a file: name a folder, or say --format arm.");
            }
            var files = new FolderForm(path -> definition(server, path)).write(all);
            files.texts().forEach((name, text) -> write(path.resolve(name), text));
            if (prune) {
                removeStale(files);
            }
        }
        output.sentence(
                "Wrote %d resources to %s.".formatted(all.size(), path),
                Json.object().put("resources", all.size()).put("path", path.toString()));
        return ExitCode.DONE;
    }

    /** An API's definition, where importing it makes the same API again; else its operations are written one by one. */
    private static Optional<String> definition(Server server, ResourcePath api) {
        return server.definition(api).map(ExportVerb::withoutServers).filter(text -> {
            var body = Json.object();
            body.putObject("properties").put("format", "openapi").put("value", text);
            return Imports.makesTheSame(api, body, server);
        });
    }

    /** Without the addresses of this installation's gateway, which would become the backend elsewhere. */
    static String withoutServers(String definition) {
        return definition.replaceAll("(?m)^servers:\\s*\\n(?:[ -].*\\n?)*", "");
    }

    private static void write(Path file, String text) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new VerbException(ExitCode.FAILED, file + " can't be written: " + e.getMessage());
        }
    }

    /** Only where an export writes, and only files that are called as an export calls them. */
    private void removeStale(WrittenFiles files) {
        var ours = Set.of("policy.xml", "specification.yaml");
        try (var entries = Files.walk(path)) {
            var stale = entries.filter(Files::isRegularFile)
                    .filter(file -> {
                        var name = path.relativize(file).toString().replace('\\', '/');
                        var last = file.getFileName().toString();
                        return !files.texts().containsKey(name)
                                && name.contains("/")
                                && Layout.segment("service", name.substring(0, name.indexOf('/')))
                                        .isPresent()
                                && (ours.contains(last) || last.endsWith("Information.json"));
                    })
                    .toList();
            for (var file : stale) {
                Files.delete(file);
                removeEmpty(file.getParent());
            }
        } catch (IOException e) {
            throw new VerbException(ExitCode.FAILED, path + " can't be tidied: " + e.getMessage());
        }
    }

    private void removeEmpty(Path folder) throws IOException {
        for (var at = folder; at != null && !at.equals(path); at = at.getParent()) {
            try (var rest = Files.list(at)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(at);
        }
    }
}
