package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Releases: to write one that names a revision makes that revision the current one (facts/azure-resource-manager.md
 * §8.4). A release keeps naming its revision when another one is made current later.
 */
final class ReleaseType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ApiTypes.RELEASES);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var now = Dates.seconds(draft.now());
        if (draft.creating()) {
            draft.properties().put("createdDateTime", now);
        }
        draft.properties().put("updatedDateTime", now);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (!draft.names("apiId")) {
            return;
        }
        var api = draft.id().parent().orElseThrow();
        var revision = revision(draft, view);
        if (revision.isEmpty()) {
            problems.add(
                    "apiId",
                    "apiId must be one of this API's revisions, such as /apis/" + api.name() + ";rev=2; GET …/apis/"
                            + api.name() + "/revisions lists them.");
        } else {
            draft.properties()
                    .put(
                            "apiId",
                            Revisions.revision(api, revision.get().as(Api.class).apiRevision())
                                    .shortPath());
        }
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        if (draft.names("apiId")) {
            var api = change.find(draft.id().parent().orElseThrow()).orElseThrow();
            revision(draft, change)
                    .filter(revision -> !revision.id().equals(api.id()))
                    .ifPresent(revision -> CurrentRevision.make(change, api, revision));
        }
    }

    /** The revision that the draft names, if it is one of its API's. */
    private static Optional<Resource> revision(Draft draft, ResourceView view) {
        var api = draft.id().parent().orElseThrow();
        return Json.text(draft.properties(), "apiId")
                .flatMap(text -> Ids.parse(draft.id().scope(), text, api.type()))
                .filter(named -> Revisions.api(named).equals(api))
                .flatMap(named -> Revisions.find(view, named));
    }

    @Override
    public void render(Resource release, ObjectNode document, ResourceView view, Map<String, String> query) {
        var properties = Json.properties(document);
        Json.text(properties, "apiId")
                .ifPresent(
                        kept -> properties.put("apiId", release.id().service().path() + kept));
    }
}
