package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** {@code owners} of applications, service principals and groups: who may change what they own. */
final class OwnersApi {
    private static final int MOST = 100;

    private OwnersApi() {}

    /**
     * @param template path of the object
     * @param find the object's id, after a check that the caller may read it
     * @param change checks that the caller may change it
     */
    static void addTo(GraphRoutes routes, String template, Finder find, BiConsumer<GraphCall, String> change) {
        var at = template + "/owners";
        routes.list(
                        at,
                        GraphType.DIRECTORY_OBJECT,
                        call -> DirectoryObjects.source(
                                call.directory(), call.directory().owners().of(find.apply(call, true))))
                .route("POST", at + "/$ref", call -> add(call, find.apply(call, false), change))
                .route("DELETE", at + "/{owner}/$ref", call -> remove(call, find.apply(call, false), change));
    }

    /** Finds an object, and where asked checks that the caller may read it. */
    interface Finder extends BiFunction<GraphCall, Boolean, String> {}

    private static Reply add(GraphCall call, String objectId, BiConsumer<GraphCall, String> change) {
        change.accept(call, objectId);
        add(call, objectId, References.one(call));
        return GraphReplies.noContent();
    }

    /** @throws DirectoryRefused if it can't own, does already, or there are too many */
    static void add(GraphCall call, String objectId, String ownerId) {
        var directory = call.directory();
        if (directory.users().withId(ownerId).isEmpty()
                && directory.servicePrincipals().withId(ownerId).isEmpty()) {
            throw DirectoryRefused.bad("Owners are users and service principals: '" + ownerId + "' is none.");
        }
        var owners = directory.owners().of(objectId);
        if (owners.contains(ownerId.toLowerCase(java.util.Locale.ROOT))) {
            throw DirectoryRefused.bad(
                    "One or more added object references already exist for the following modified properties:"
                            + " 'owners'.");
        }
        if (owners.size() >= MOST) {
            throw new DirectoryRefused(
                    DirectoryRefused.Reason.QUOTA, "An object has at most " + MOST + " owners; remove some first.");
        }
        directory.owners().add(objectId, ownerId.toLowerCase(java.util.Locale.ROOT));
        call.trail().reference("owner", ownerId, true);
    }

    private static Reply remove(GraphCall call, String objectId, BiConsumer<GraphCall, String> change) {
        change.accept(call, objectId);
        var owner = call.request().pathParameter("owner");
        if (!call.directory().owners().remove(objectId, owner)) {
            throw DirectoryRefused.notFound(owner);
        }
        call.trail().reference("owner", owner, false);
        return GraphReplies.noContent();
    }
}
