package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.Group;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /groups}: security groups, whose members are users, service principals and groups. */
final class GroupsApi {
    private static final List<String> TEXTS =
            List.of("classification", "description", "mailNickname", "preferredLanguage", "visibility");
    private static final Set<String> SETTABLE = Set.of(
            "classification",
            "description",
            "displayName",
            "groupTypes",
            "isAssignableToRole",
            "mailEnabled",
            "mailNickname",
            "preferredLanguage",
            "securityEnabled",
            "visibility");
    private static final int LONGEST_TEXT = 1_024;

    private GroupsApi() {}

    static void addTo(GraphRoutes routes) {
        var one = "/groups/{id}";
        routes.list("/groups", GraphType.GROUP, GroupsApi::source)
                .route("POST", "/groups", GroupsApi::create)
                .route("GET", one, GroupsApi::read)
                .route("PATCH", one, GroupsApi::change)
                .route("DELETE", one, GroupsApi::delete)
                .list(one + "/members", GraphType.DIRECTORY_OBJECT, GroupsApi::members)
                .list(one + "/transitiveMembers", GraphType.DIRECTORY_OBJECT, GroupsApi::allMembers)
                .route("POST", one + "/members/$ref", GroupsApi::addMember)
                .route("DELETE", one + "/members/{member}/$ref", GroupsApi::removeMember);
        for (var cast : List.of("graph", "microsoft.graph")) {
            cast(routes, one + "/members/" + cast + ".user", GraphType.USER, "user");
            cast(routes, one + "/members/" + cast + ".group", GraphType.GROUP, "group");
            cast(
                    routes,
                    one + "/members/" + cast + ".servicePrincipal",
                    GraphType.SERVICE_PRINCIPAL,
                    "servicePrincipal");
        }
        OwnersApi.addTo(
                routes,
                one,
                (call, reads) -> {
                    if (reads) {
                        call.access().readGroups();
                    }
                    return find(call).id();
                },
                (call, id) -> call.access().change(find(call)));
        MembershipApi.addTo(routes, one, call -> {
            call.access().readGroups();
            return find(call).id();
        });
    }

    private static void cast(GraphRoutes routes, String template, GraphType type, String name) {
        routes.list(template, type, call -> {
            var all = members(call);
            return (after, size) -> {
                var page = all.page(after, size);
                return new dev.gatehouse.tenant.directory.Page<>(
                        page.items().stream()
                                .filter(each ->
                                        each.path("@odata.type").asText().equals("#microsoft.graph." + name))
                                .toList(),
                        page.after());
            };
        });
    }

    private static Group find(GraphCall call) {
        var id = call.request().pathParameter("id");
        var group = call.directory().groups().withId(id).orElseThrow(() -> DirectoryRefused.notFound(id));
        call.trail().touched(call.directory(), "Group", group.id());
        return group;
    }

    private static GraphList.Source source(GraphCall call) {
        call.access().readGroups();
        var groups = call.directory().groups();
        return GraphQuery.ofList(call.request(), GraphType.GROUP)
                .required("id")
                .map(id -> GraphList.Source.of(
                        groups.withId(id).stream().map(GroupJson::of).toList()))
                .orElseGet(() -> GraphList.Source.of((GraphList.PageReader<Group>) groups::page, GroupJson::of));
    }

    private static Reply read(GraphCall call) {
        call.access().readGroups();
        return GraphReplies.entity(call, 200, GraphType.GROUP, GroupJson.of(find(call)));
    }

    private static Reply create(GraphCall call) {
        call.access().createGroups();
        var directory = call.directory();
        var body = GraphBody.object(call.request());
        var members = References.take(body, "members", directory.tenant());
        var owners = References.take(body, "owners", directory.tenant());
        GraphBody.allow(body, SETTABLE);
        for (var name : List.of("mailEnabled", "securityEnabled")) {
            if (!body.has(name)) {
                throw DirectoryRefused.bad("Property " + name + " is required.");
            }
        }
        GraphBody.text(body, "mailNickname");
        var group = directory
                .groups()
                .create(new Group(
                        Directory.newId(),
                        GraphBody.text(body, "displayName"),
                        directory.now(),
                        Optional.empty(),
                        properties(Json.object(), body)));
        members.forEach(member -> {
            directory.groupMembers().add(group.id(), member);
            call.trail().reference("member", member, true);
        });
        owners.forEach(owner -> OwnersApi.add(call, group.id(), owner));
        if (call.caller().isUser() && owners.isEmpty()) {
            directory.owners().add(group.id(), call.caller().principalId());
        }
        return GraphReplies.entity(call, 201, GraphType.GROUP, GroupJson.of(group));
    }

    private static Reply change(GraphCall call) {
        var before = find(call);
        var directory = call.directory();
        var body = GraphBody.object(call.request());
        var members = References.take(body, "members", directory.tenant());
        GraphBody.allow(body, SETTABLE);
        if (!members.isEmpty()) {
            call.access().changeMembers(before);
        }
        if (members.isEmpty() || !body.isEmpty()) {
            call.access().change(before);
        }
        directory
                .groups()
                .update(new Group(
                        before.id(),
                        GraphBody.optionalText(body, "displayName").orElse(before.displayName()),
                        before.created(),
                        before.deleted(),
                        properties(before.properties(), body)));
        members.forEach(member -> {
            directory.groupMembers().add(before.id(), member);
            call.trail().reference("member", member, true);
        });
        return GraphReplies.noContent();
    }

    /** This directory has security groups alone; what only others have is refused by name. */
    private static ObjectNode properties(ObjectNode before, ObjectNode body) {
        if (GraphBody.optionalBoolean(body, "mailEnabled").orElse(false)) {
            throw DirectoryRefused.bad("Property mailEnabled is false: groups with mail are not served.");
        }
        if (!GraphBody.optionalBoolean(body, "securityEnabled").orElse(true)) {
            throw DirectoryRefused.bad("Property securityEnabled is true: only security groups are served.");
        }
        if (GraphBody.optionalBoolean(body, "isAssignableToRole").orElse(false)) {
            throw DirectoryRefused.bad(
                    "Property isAssignableToRole is false: directory roles are given to users and service principals.");
        }
        if (!body.path("groupTypes").isEmpty()) {
            throw DirectoryRefused.bad("Property groupTypes is empty: only assigned security groups are served.");
        }
        var properties = before.deepCopy();
        for (var name : TEXTS) {
            if (body.has(name)) {
                var text = GraphBody.optionalText(body, name);
                if (text.orElse("").length() > LONGEST_TEXT) {
                    throw DirectoryRefused.bad("Property " + name + " has at most " + LONGEST_TEXT + " characters.");
                }
                properties.put(name, text.orElse(null));
            }
        }
        return properties;
    }

    private static Reply delete(GraphCall call) {
        var group = find(call);
        call.access().change(group);
        call.directory().deletedItems().delete(group);
        return GraphReplies.noContent();
    }

    private static GraphList.Source members(GraphCall call) {
        call.access().readGroups();
        var group = find(call);
        var directory = call.directory();
        return (after, size) -> {
            var page = directory.groupMembers().page(group.id(), after, size);
            return new dev.gatehouse.tenant.directory.Page<>(
                    DirectoryObjects.all(directory, page.items()), page.after());
        };
    }

    private static GraphList.Source allMembers(GraphCall call) {
        call.access().readGroups();
        return DirectoryObjects.source(
                call.directory(),
                call.directory().groupMembers().allMembersOf(find(call).id()));
    }

    private static Reply addMember(GraphCall call) {
        var group = find(call);
        call.access().changeMembers(group);
        var member = References.one(call);
        call.directory().groupMembers().add(group.id(), member);
        call.trail().reference("member", member, true);
        return GraphReplies.noContent();
    }

    private static Reply removeMember(GraphCall call) {
        var group = find(call);
        call.access().changeMembers(group);
        var member = call.request().pathParameter("member");
        if (!call.directory().groupMembers().remove(group.id(), member)) {
            throw DirectoryRefused.notFound(member);
        }
        call.trail().reference("member", member, false);
        return GraphReplies.noContent();
    }
}
