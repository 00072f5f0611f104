package dev.gatehouse.cli.files.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Given;
import dev.gatehouse.cli.files.LocatedJson;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.Supported;
import dev.gatehouse.cli.files.TextFile;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.ApiVersion;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.catalogue.Verb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a folder: what stands in it is what is wanted; what it doesn't know is said. */
public final class FolderReader {
    /** Bounds what a folder can hold. */
    private static final int MAX_FILES = 50_000;

    private static final ApiVersion VERSION = ApiVersion.of(RunningServer.API_VERSION);

    private final Path folder;
    private final Findings findings;
    private final List<Wanted> wanted = new ArrayList<>();
    private int files;

    public FolderReader(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /** What the folder wants, with overrides and given values. @param secrets gets the values that must not be shown */
    public List<Wanted> read(Given given, Secrets secrets) {
        resource(folder, ResourcePath.SERVICE);
        if (wanted.isEmpty() && findings.problems().isEmpty()) {
            findings.problem(
                    Place.of(folder.toString()),
                    "No resource stands in this folder: it has folders such as apis, products or named values.");
        }
        var overridden = new Overrides(findings).apply(wanted, given.overrides());
        return new GivenValues(findings, secrets).apply(overridden, given);
    }

    /** The folder of one resource, or of the service: its own files, and a folder for each collection. */
    private void resource(Path directory, ResourcePath path) {
        var service = path.equals(ResourcePath.SERVICE);
        var unknown = new ArrayList<Path>();
        var body = Optional.<LocatedJson>empty();
        var policy = Optional.<Path>empty();
        var definition = Optional.<Path>empty();
        var collections = new ArrayList<Path>();
        for (var entry : entries(directory)) {
            var name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                collections.add(entry);
            } else if (name.equals(Layout.POLICY)) {
                policy = Optional.of(entry);
            } else if (!service && name.equals(Layout.file(path.typePath()))) {
                body = json(entry);
            } else if (!service
                    && name.startsWith("specification.")
                    && path.typePath().endsWith("/apis")) {
                definition = Optional.of(entry);
            } else {
                unknown.add(entry);
            }
        }
        unknown.forEach(entry -> unknown(entry, service));
        if (!service && !own(directory, path, body, policy, definition)) {
            return;
        }
        if (policy.isPresent() && !isFragment(path)) {
            policy(path.child("policies", "policy"), policy.get());
        }
        collections.forEach(collection -> collection(collection, path));
    }

    private void unknown(Path entry, boolean service) {
        var name = entry.getFileName().toString();
        if (service || name.startsWith(".")) {
            return;
        }
        findings.problem(
                Place.of(entry.toString()),
                "This file is not part of the layout here: it is of another or an older one. Move it away to leave it out.");
    }

    /** The resource itself. @return whether it is worth looking further into its folder */
    private boolean own(
            Path directory,
            ResourcePath path,
            Optional<LocatedJson> body,
            Optional<Path> policy,
            Optional<Path> definition) {
        if (body.isEmpty()) {
            var isPlace =
                    path.typePath().endsWith("/operations") || path.typePath().equals("service/workspaces");
            if (!isPlace) {
                findings.problem(
                        Place.of(directory.toString()),
                        "The file " + Layout.file(path.typePath()) + " is missing here.");
            }
            return isPlace;
        }
        var target = path.name().equals(directory.getFileName().toString()) ? turned(path, body.get()) : path;
        var type = Supported.type(target, body.get().place(), findings);
        if (type.isEmpty()) {
            return false;
        }
        var parts = new HashMap<String, Place>();
        var document = Json.object();
        if (type.get().style() != Style.LINK) {
            document.set("properties", properties(body.get()).deepCopy());
        }
        var properties = (ObjectNode) document.get("properties");
        if (isFragment(path)) {
            policy.ifPresent(file -> {
                properties.put("format", "rawxml").put("value", TextFile.read(file));
                parts.put("value", Place.of(file.toString()));
            });
        }
        definition.ifPresent(file -> {
            new Definition(file, findings).into(properties);
            parts.put("value", Place.of(file.toString()));
            parts.put("format", Place.of(file.toString()));
        });
        add(new Wanted(target, type.get(), document, body.get().place(), parts, VERSION, List.of()));
        return true;
    }

    /** Where a resource of that folder stands: what has a tag is told in the tag's folder, a link may have its own name. */
    private static ResourcePath turned(ResourcePath path, LocatedJson body) {
        var parts = path.parts();
        if (parts.size() < 2) {
            return path;
        }
        var parent = parts.get(parts.size() - 2);
        var around = new ResourcePath(parts.subList(0, parts.size() - 2));
        var own = parts.getLast();
        var links = Layout.singular(own.segment()) + "Links";
        if (path.type().filter(type -> type.allows(Verb.PUT)).isPresent()) {
            return path;
        }
        var tagged = around.child(own.segment(), own.name()).child("tags", parent.name());
        if (parent.segment().equals("tags")
                && tagged.type().filter(type -> type.allows(Verb.PUT)).isPresent()) {
            return tagged;
        }
        var linked = path.parent()
                .orElseThrow()
                .child(links, body.root().path("name").asText(own.name()));
        return linked.type().isPresent() ? linked : path;
    }

    private static ObjectNode properties(LocatedJson body) {
        return body.root().get("properties") instanceof ObjectNode properties ? properties : Json.object();
    }

    private static boolean isFragment(ResourcePath path) {
        return path.typePath().endsWith("/policyFragments");
    }

    private void policy(ResourcePath path, Path file) {
        var place = Place.of(file.toString());
        Supported.type(path, place, findings).ifPresent(type -> {
            var body = Json.object();
            body.putObject("properties").put("format", "rawxml").put("value", TextFile.read(file));
            add(new Wanted(path, type, body, place, Map.of("value", place), VERSION, List.of()));
        });
    }

    private void collection(Path directory, ResourcePath parent) {
        var name = directory.getFileName().toString();
        var segment = Layout.segment(parent.typePath(), name);
        if (segment.isEmpty()) {
            if (!name.startsWith(".")) {
                findings.note(Place.of(directory.toString()), "The folder is not part of the layout, and left alone.");
            }
            return;
        }
        for (var entry : entries(directory)) {
            if (Files.isDirectory(entry)) {
                resource(entry, parent.child(segment.get(), entry.getFileName().toString()));
            } else {
                unknown(entry, false);
            }
        }
    }

    private void add(Wanted resource) {
        wanted.add(resource);
    }

    private Optional<LocatedJson> json(Path file) {
        try {
            return Optional.of(LocatedJson.json(TextFile.read(file), file.toString()));
        } catch (LocatedJson.Unreadable e) {
            findings.problem(e.problem());
            return Optional.of(new LocatedJson(Json.object(), Place.of(file.toString()), Map.of()));
        }
    }

    /** By name; links that lead elsewhere are not followed. */
    private List<Path> entries(Path directory) {
        try (var entries = Files.list(directory)) {
            var sorted = entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .sorted(java.util.Comparator.comparing(
                            entry -> entry.getFileName().toString().toLowerCase(Locale.ROOT)))
                    .toList();
            files += sorted.size();
            if (files > MAX_FILES) {
                findings.problem(Place.of(directory.toString()), "The folder holds more than " + MAX_FILES + " files.");
                return List.of();
            }
            return sorted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
