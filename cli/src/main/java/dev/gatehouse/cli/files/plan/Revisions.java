package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.model.catalogue.Style;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What revisions of APIs need: all share what callers see of the API, and which is the current one is a release's doing. */
final class Revisions {
    private static final String MARK = ";rev=";

    /** What the current revision says for all; files say it at each. */
    private static final Set<String> SHARED = Set.of(
            "displayName",
            "description",
            "path",
            "protocols",
            "subscriptionRequired",
            "apiVersion",
            "apiVersionDescription",
            "apiVersionSetId",
            "type",
            "isCurrent");

    private Revisions() {}

    private static boolean isApi(Wanted resource) {
        return resource.type().segment().equals("apis") && resource.type().style() == Style.ENTITY;
    }

    /** Whether it is a revision that isn't the current one. */
    private static boolean isOther(Wanted resource) {
        return isApi(resource) && number(resource.path().name()).isPresent();
    }

    private static Optional<String> number(String name) {
        var mark = name.toLowerCase(Locale.ROOT).indexOf(MARK);
        return mark < 0 ? Optional.empty() : Optional.of(name.substring(mark + MARK.length()));
    }

    /** Whether a property counts for nothing here, because another resource decides it. */
    static boolean decidedElsewhere(Wanted resource, String property) {
        return isOther(resource) && SHARED.contains(property)
                || resource.type().segment().equals("releases") && property.equals("apiId");
    }

    /** What a PUT says, without what is decided elsewhere. */
    static ObjectNode body(Wanted resource, ObjectNode body) {
        if (!isOther(resource) || !(body.get("properties") instanceof ObjectNode)) {
            return body;
        }
        var own = body.deepCopy();
        ((ObjectNode) own.get("properties")).remove(SHARED);
        return own;
    }

    /** Whether it can be applied; a release that would make another revision the current one is left out. */
    static boolean applies(Wanted resource, Map<ResourcePath, Wanted> wanted, Server server, Findings findings) {
        if (isApi(resource) && !isOther(resource)) {
            var asked = resource.properties().path("apiRevision").asText("");
            var current = server.find(resource.path(), resource.type())
                    .map(there -> there.at("/properties/apiRevision").asText());
            if (!asked.isEmpty()
                    && current.filter(there -> !there.equalsIgnoreCase(asked)).isPresent()) {
                findings.problem(
                        resource.placeOf("apiRevision"),
                        "Revision " + asked + " of " + resource.path()
                                + " is to be the current one, and on the server it is "
                                + current.get() + ": make it the current one first, with PUT …" + resource.path()
                                + "/releases/{releaseId}.");
            }
            return true;
        }
        if (!resource.type().segment().equals("releases")) {
            return true;
        }
        var api = resource.path().parent().orElseThrow();
        var named = ResourcePath.ofId(resource.properties().path("apiId").asText(""))
                .flatMap(path -> number(path.name()));
        var current = Optional.ofNullable(wanted.get(api))
                .map(root -> root.properties().path("apiRevision").asText("1"))
                .or(() -> api.type()
                        .flatMap(type -> server.find(api, type))
                        .map(there -> there.at("/properties/apiRevision").asText()))
                .orElse("1");
        if (named.filter(revision -> !revision.equalsIgnoreCase(current)).isEmpty()) {
            return true;
        }
        findings.note(
                resource.place(),
                "The release is of revision " + named.get() + ", and " + current
                        + " is the current one: it is left out, as it would change that.");
        return false;
    }
}
