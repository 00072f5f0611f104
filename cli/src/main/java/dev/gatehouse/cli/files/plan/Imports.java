package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.LocatedJson;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Definitions of APIs that files want imported: what each would do, as the server tells. */
public final class Imports {
    private Imports() {}

    /** Whether the files want the API's definition imported. */
    static boolean wanted(Wanted api) {
        return api.type().segment().equals("apis") && api.properties().hasNonNull("value");
    }

    /** Has the server read the definition, so that what is wrong with it is known before anything is changed. */
    static void check(Wanted api, Server server, Findings findings) {
        var target = server.exists(api.path()) ? Optional.of(api.path()) : any(api.path(), server);
        target.ifPresent(path -> {
            try {
                server.previewImport(path, api.body());
            } catch (VerbException e) {
                findings.problem(api.placeOf("value"), e.getMessage());
            }
        });
    }

    /** An API that there is: what is wrong with a definition doesn't depend on where it goes. */
    private static Optional<ResourcePath> any(ResourcePath api, Server server) {
        var around = References.around(api);
        return Catalogue.byPath(around.child("apis", "x").typePath()).stream()
                .flatMap(type -> server.list(around, type).stream())
                .map(known -> around.child("apis", known.path("name").asText()))
                .findFirst();
    }

    /** What an import would change of an API that is there. */
    static List<Difference> differences(Wanted api, Server server) {
        var preview = server.previewImport(api.path(), api.body());
        var differences = new ArrayList<Difference>();
        for (var setting : preview.path("settings")) {
            var name = setting.path("property").asText();
            // What the files name is compared as everything else is.
            if (!api.properties().has(name)) {
                differences.add(
                        new Difference(name, present(setting.get("before")), present(setting.get("after")), false));
            }
        }
        for (var part : List.of("operations", "schemas")) {
            for (var what : List.of("added", "changed", "removed")) {
                var list = preview.path(part).path(what);
                if (!list.isEmpty()) {
                    differences.add(
                            new Difference(part + " " + what, Optional.empty(), Optional.of(words(list)), false));
                }
            }
        }
        return List.copyOf(differences);
    }

    private static Optional<JsonNode> present(JsonNode value) {
        return Optional.ofNullable(value).filter(known -> !known.isNull());
    }

    private static ArrayNode words(JsonNode list) {
        var words = dev.gatehouse.http.Json.object().arrayNode();
        list.forEach(one -> {
            var call =
                    one.path("method").asText() + " " + one.path("urlTemplate").asText();
            words.add(one.path("name").asText() + (call.isBlank() ? "" : ": " + call));
        });
        return words;
    }

    /** Whether importing that would change nothing of the API's operations and types. */
    public static boolean makesTheSame(ResourcePath api, ObjectNode body, Server server) {
        try {
            var preview = server.previewImport(api, body);
            return List.of("operations", "schemas").stream()
                    .allMatch(part -> List.of("added", "changed", "removed").stream()
                            .allMatch(what -> preview.path(part).path(what).isEmpty()));
        } catch (VerbException _) {
            return false;
        }
    }

    /** Whether a definition may bring an operation of that name; one without ids may bring any. */
    static boolean mayBring(Wanted api, String operation) {
        var text = api.properties().path("value").asText();
        if (api.properties().path("format").asText().contains("link")) {
            return true;
        }
        try {
            var json = api.properties().path("format").asText().contains("json");
            var document = json ? LocatedJson.json(text, "") : LocatedJson.yaml(text, "");
            var ids = new ArrayList<String>();
            for (var path : document.root().path("paths")) {
                for (var method : path) {
                    if (method.isObject() && method.has("responses")) {
                        ids.add(method.path("operationId").asText());
                    }
                }
            }
            return ids.contains("")
                    || ids.stream()
                            .anyMatch(id -> plain(id).startsWith(plain(operation))
                                    || plain(operation).startsWith(plain(id)));
        } catch (LocatedJson.Unreadable e) {
            return true;
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
