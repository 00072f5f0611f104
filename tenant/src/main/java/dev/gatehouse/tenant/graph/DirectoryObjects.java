package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRole;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects of different types in one list, each saying what it is. */
final class DirectoryObjects {
    private DirectoryObjects() {}

    static GraphList.Source source(Directory directory, List<String> ids) {
        return GraphList.Source.of(
                ids.stream().flatMap(id -> of(directory, id).stream()).toList());
    }

    private static Optional<ObjectNode> of(Directory directory, String id) {
        return Stream.of(
                        directory
                                .servicePrincipals()
                                .withId(id)
                                .map(each -> typed("servicePrincipal", ServicePrincipalJson.of(each, directory))),
                        directory.users().withId(id).map(each -> typed("user", UserJson.of(each))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A role that was given to somebody; its template's id serves as its own. */
    static ObjectNode role(DirectoryRole role) {
        var json = Json.object();
        json.put("id", role.id());
        json.putNull("deletedDateTime");
        json.put("description", role.description());
        json.put("displayName", role.displayName());
        json.put("roleTemplateId", role.id());
        return json;
    }

    static ObjectNode typed(String type, ObjectNode json) {
        var typed = Json.object();
        typed.put("@odata.type", "#microsoft.graph." + type);
        typed.setAll(json);
        return typed;
    }
}
