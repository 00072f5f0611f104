package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.model.catalogue.ApiVersion;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One resource that a template declares, one turn of its loop.
 *
 * @param symbols what other resources may call it beside its id and name: its symbolic name, the name of its loop
 * @param fullType with the provider
 * @param names one for each segment of the type
 * @param path where it stands below its service; empty for another provider's
 * @param deployed whether it is to be made, rather than standing under a condition that doesn't hold, or existing
 * @param body its declaration's members that go to the server, expressions and all
 * @param dependsOn as it is written, worked out
 */
record Declared(
        Set<String> symbols,
        String fullType,
        List<String> names,
        Optional<ResourcePath> path,
        ApiVersion version,
        boolean deployed,
        ObjectNode body,
        List<String> dependsOn,
        Place place,
        TemplateScope scope) {

    /** Its name as {@code dependsOn} may have it: {@code service/api/operation}. */
    String name() {
        return String.join("/", names);
    }

    /** Whether somebody who writes that means it. */
    boolean isMeant(String reference) {
        return symbols.stream().anyMatch(reference::equalsIgnoreCase)
                || reference.equalsIgnoreCase(name())
                || reference.equalsIgnoreCase(fullType + "/" + name())
                || ResourcePath.ofId(reference)
                                .filter(_ -> reference.startsWith("/"))
                                .equals(path)
                        && path.isPresent();
    }

    /** A member of its declaration. */
    Optional<JsonNode> member(String name) {
        return Optional.ofNullable(body.get(name));
    }
}
