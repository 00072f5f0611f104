package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Listing;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceAction.Call;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.types.Dates;
import dev.gatehouse.model.catalogue.Filterable;
import dev.gatehouse.model.resource.Api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code apis/{id}/revisions}: all revisions of an API, the current one first (facts/azure-resource-manager.md §8.4). */
final class RevisionList implements SubResource {
    private static final List<Filterable> FIELDS = List.of(Filterable.all("apiRevision"));

    @Override
    public ArmReply answer(String method, Optional<String> name, Call call) {
        if (name.isPresent()) {
            throw new ArmException(
                    404, "InvalidResourceType", "A revision is an API of its own: GET …/apis/{id};rev=N reads it.");
        }
        if (!method.equals("GET")) {
            throw ArmException.notAllowed("Only GET can be asked of this path.");
        }
        var documents = call.resources()
                .read(view -> revisions(call.resource(), view)
                        .map(RevisionList::document)
                        .toList());
        return new Listing(call).of(documents, "revisions", FIELDS, ObjectNode::get);
    }

    private static Stream<Resource> revisions(Resource named, ResourceView view) {
        return view.find(Revisions.api(named.id())).stream()
                .flatMap(api -> Stream.concat(Stream.of(api), Revisions.others(view, api).stream()));
    }

    private static ObjectNode document(Resource revision) {
        var api = revision.as(Api.class);
        var document = Json.object();
        document.put(
                "apiId", Revisions.revision(revision.id(), api.apiRevision()).shortPath());
        document.put("apiRevision", api.apiRevision());
        document.put("createdDateTime", time(revision, "revisionCreated"));
        document.put("updatedDateTime", time(revision, "revisionUpdated"));
        api.apiRevisionDescription().ifPresent(text -> document.put("description", text));
        document.put("privateUrl", "/" + api.path() + ";rev=" + api.apiRevision());
        document.put("isOnline", api.isOnline().orElse(true));
        document.put("isCurrent", api.isCurrent());
        return document;
    }

    /** APIs that were made before revisions were kept have the time at which they were made. */
    private static String time(Resource revision, String name) {
        return Json.text(revision.internal(), name).orElseGet(() -> Dates.seconds(revision.created()));
    }
}
