package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an object is in: {@code memberOf}, {@code transitiveMemberOf}, and the actions that ask for ids alone. Directory
 * roles count as well as groups.
 */
final class MembershipApi {
    private static final int MOST_IDS = 1_000;
    private static final int MOST_CHECKED = 20;

    private MembershipApi() {}

    /** @param find the id of the object, after a check that the caller may read it */
    static void addTo(GraphRoutes routes, String template, Function<GraphCall, String> find) {
        for (var name : new String[] {"memberOf", "transitiveMemberOf"}) {
            boolean transitive = name.startsWith("transitive");
            routes.list(
                            template + "/" + name,
                            GraphType.DIRECTORY_OBJECT,
                            call -> source(call.directory(), find.apply(call), transitive, ""))
                    .list(
                            template + "/" + name + "/microsoft.graph.group",
                            GraphType.GROUP,
                            call -> source(call.directory(), find.apply(call), transitive, "group"))
                    .list(
                            template + "/" + name + "/graph.group",
                            GraphType.GROUP,
                            call -> source(call.directory(), find.apply(call), transitive, "group"))
                    .list(
                            template + "/" + name + "/microsoft.graph.directoryRole",
                            GraphType.DIRECTORY_ROLE,
                            call -> source(call.directory(), find.apply(call), transitive, "directoryRole"))
                    .list(
                            template + "/" + name + "/graph.directoryRole",
                            GraphType.DIRECTORY_ROLE,
                            call -> source(call.directory(), find.apply(call), transitive, "directoryRole"));
        }
        routes.action(template, "getMemberObjects", call -> get(call, find.apply(call), true))
                .action(template, "getMemberGroups", call -> get(call, find.apply(call), false))
                .action(template, "checkMemberObjects", call -> check(call, find.apply(call), true))
                .action(template, "checkMemberGroups", call -> check(call, find.apply(call), false));
    }

    /** @param type empty for all */
    private static GraphList.Source source(Directory directory, String id, boolean transitive, String type) {
        return GraphList.Source.of(DirectoryObjects.memberOf(directory, id, transitive).stream()
                .filter(each -> each.path("@odata.type").asText().endsWith("." + type) || type.isEmpty())
                .toList());
    }

    private static Set<String> ids(Directory directory, String id, boolean roles) {
        var ids = new TreeSet<>(directory.groupMembers().allGroupsOf(id));
        if (roles) {
            directory.directoryRoles().rolesOf(id).forEach(role -> ids.add(role.id()));
        }
        return ids;
    }

    /** All groups are security groups, so {@code securityEnabledOnly} leaves out only the roles. */
    private static Reply get(GraphCall call, String id, boolean objects) {
        var body = GraphBody.object(call.request());
        GraphBody.allow(body, Set.of("securityEnabledOnly"));
        boolean groupsOnly =
                GraphBody.optionalBoolean(body, "securityEnabledOnly").orElse(false);
        return reply(call, ids(call.directory(), id, objects && !groupsOnly));
    }

    private static Reply check(GraphCall call, String id, boolean objects) {
        var body = GraphBody.object(call.request());
        var name = objects ? "ids" : "groupIds";
        GraphBody.allow(body, Set.of(name));
        var in = ids(call.directory(), id, objects);
        return reply(
                call,
                ids(body.path(name), name, MOST_CHECKED).stream()
                        .filter(in::contains)
                        .toList());
    }

    /** @throws DirectoryRefused if it is no array of GUIDs, or one of too many */
    static List<String> ids(JsonNode list, String name, int most) {
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            throw DirectoryRefused.bad("Property " + name + " is an array of 1 to " + most + " ids.");
        }
        var ids = new TreeSet<String>();
        for (var each : list) {
            if (!each.isTextual() || !Directory.isGuid(each.textValue())) {
                throw DirectoryRefused.bad("Values of " + name + " are GUIDs.");
            }
            ids.add(Directory.id(each.textValue()));
        }
        return List.copyOf(ids);
    }

    private static Reply reply(GraphCall call, Collection<String> ids) {
        var body = Json.object();
        body.put("@odata.context", GraphReplies.context(call, "Collection(Edm.String)"));
        var value = body.putArray("value");
        ids.stream().limit(MOST_IDS).forEach(value::add);
        return Reply.json(200, body);
    }
}
