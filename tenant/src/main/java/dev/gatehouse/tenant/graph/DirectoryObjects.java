package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRole;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Objects of different types in one list, each saying what it is. */
final class DirectoryObjects {
    private DirectoryObjects() {}

    static GraphList.Source source(Directory directory, Collection<String> ids) {
        return GraphList.Source.of(all(directory, ids));
    }

    static List<ObjectNode> all(Directory directory, Collection<String> ids) {
        return ids.stream().flatMap(id -> of(directory, id).stream()).toList();
    }

    static Optional<ObjectNode> of(Directory directory, String id) {
        return Stream.<Supplier<Optional<ObjectNode>>>of(
                        () -> directory
                                .servicePrincipals()
                                .withId(id)
                                .map(each -> typed("servicePrincipal", ServicePrincipalJson.of(each, directory))),
                        () -> directory.users().withId(id).map(each -> typed("user", UserJson.of(each))),
                        () -> directory.groups().withId(id).map(each -> typed("group", GroupJson.of(each))),
                        () -> directory
                                .applications()
                                .withId(id)
                                .map(each -> typed("application", ApplicationJson.of(each, directory))))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The directory roles that a principal holds and the groups that it is in. */
    static List<ObjectNode> memberOf(Directory directory, String principalId, boolean transitive) {
        var members = directory.groupMembers();
        var groups = transitive ? members.allGroupsOf(principalId) : members.groupsOf(principalId);
        return Stream.concat(
                        directory.directoryRoles().rolesOf(principalId).stream()
                                .map(role -> typed("directoryRole", role(role))),
                        groups.stream()
                                .flatMap(id -> directory.groups().withId(id).stream())
                                .map(group -> typed("group", GroupJson.of(group))))
                .toList();
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
