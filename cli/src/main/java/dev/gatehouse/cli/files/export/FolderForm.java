package dev.gatehouse.cli.files.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Inventory;
import dev.gatehouse.cli.files.PrettyJson;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.folder.Layout;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.Style;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A service as a folder, in the layout that Azure/apiops publishes. */
public final class FolderForm {
    private final WrittenFiles files = new WrittenFiles();
    private final Function<ResourcePath, java.util.Optional<String>> definitions;
    private final Set<ResourcePath> defined = new HashSet<>();

    /** @param definitions the definition of an API in OpenAPI's YAML, where the server exports one */
    public FolderForm(Function<ResourcePath, java.util.Optional<String>> definitions) {
        this.definitions = definitions;
    }

    public WrittenFiles write(List<Inventory.Found> all) {
        for (var found : all) {
            if (found.type().segment().equals("apis") && found.type().style() == Style.ENTITY) {
                definitions.apply(found.path()).ifPresent(text -> {
                    defined.add(found.path());
                    files.put(folder(found.path()) + "/specification.yaml", text);
                });
            }
            one(found);
        }
        return files;
    }

    private void one(Inventory.Found found) {
        var path = found.path();
        var segment = found.type().segment();
        // A definition says these.
        var isDefined = path.parent().filter(defined::contains).isPresent();
        if (segment.equals("releases")
                || isDefined && Set.of("operations", "schemas").contains(segment)) {
            return;
        }
        if (segment.equals("policies")) {
            var parent = path.parent().orElseThrow();
            files.put(
                    parent.equals(ResourcePath.SERVICE) ? Layout.POLICY : folder(parent) + "/" + Layout.POLICY,
                    found.properties().path("value").asText());
        } else if (found.type().style() == Style.LINK) {
            link(path, segment);
        } else if (found.type().style() == Style.NAMED_LINK) {
            named(found, segment);
        } else {
            entity(found, segment);
        }
    }

    private void entity(Inventory.Found found, String segment) {
        var properties = Portable.properties(found);
        if (segment.equals("policyFragments")) {
            files.put(
                    folder(found.path()) + "/" + Layout.POLICY,
                    properties.path("value").asText());
            properties.remove(List.of("format", "value"));
        }
        information(folder(found.path()), Layout.file(found.path().typePath()), holding(properties));
    }

    /** What has a tag is told in the tag's folder; a group's link says the group's id as well. */
    private void link(ResourcePath path, String segment) {
        var owner = path.parent().orElseThrow();
        if (segment.equals("tags") && owner.parts().size() == 1) {
            var told = ResourcePath.SERVICE
                    .child("tags", path.name())
                    .child(owner.parts().getLast().segment(), owner.name());
            information(folder(told), Layout.file(told.typePath()), Json.object());
            return;
        }
        var body = Json.object();
        if (segment.equals("groups")) {
            body.put("name", path.name()).putObject("properties").put("groupId", "/groups/" + path.name());
        }
        information(folder(path), Layout.file(path.typePath()), body);
    }

    /** A link with a name of its own stands in a folder that is called as what it leads to. */
    private void named(Inventory.Found found, String segment) {
        var properties = Portable.properties(found);
        var target = properties.path(Layout.joined(segment)).asText();
        var folder = folder(found.path().parent().orElseThrow())
                + "/" + Layout.folder(segment.replaceAll("Links$", "s"))
                + "/" + target.substring(target.lastIndexOf('/') + 1);
        var body = Json.object().put("name", found.path().name());
        body.set("properties", properties);
        information(folder, Layout.file(found.path().typePath()), body);
    }

    private static ObjectNode holding(ObjectNode properties) {
        var body = Json.object();
        body.set("properties", properties);
        return body;
    }

    private void information(String folder, String file, ObjectNode body) {
        files.put(folder + "/" + file, PrettyJson.write(body));
    }

    private static String folder(ResourcePath path) {
        return String.join(
                "/",
                path.parts().stream()
                        .map(part -> Layout.folder(part.segment()) + "/" + part.name())
                        .toList());
    }
}
