package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.DeletedUsers.DeletedUser;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.Group;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /directory/deletedItems}: what can be restored for 30 days (facts/entra-and-graph.md §7.1 f). */
final class DeletedItemsApi {
    private static final String AT = "/directory/deletedItems";

    private DeletedItemsApi() {}

    static void addTo(GraphRoutes routes) {
        // The Java SDK writes the cast without "microsoft." (facts §7.1 f).
        for (var cast : List.of("graph", "microsoft.graph")) {
            list(routes, cast, "application", GraphType.APPLICATION, DeletedItemsApi::applications);
            list(routes, cast, "servicePrincipal", GraphType.SERVICE_PRINCIPAL, DeletedItemsApi::servicePrincipals);
            list(routes, cast, "user", GraphType.USER, DeletedItemsApi::users);
            list(routes, cast, "group", GraphType.GROUP, DeletedItemsApi::groups);
        }
        routes.route("GET", AT + "/{id}", DeletedItemsApi::read)
                .route("DELETE", AT + "/{id}", DeletedItemsApi::erase)
                .action(AT + "/{id}", "restore", DeletedItemsApi::restore);
    }

    private static void list(
            GraphRoutes routes,
            String cast,
            String name,
            GraphType type,
            Function<GraphCall, GraphList.Source> source) {
        var at = AT + "/" + cast + "." + name;
        routes.route(
                        "GET",
                        at,
                        call -> GraphList.reply(
                                call, type, "directoryObjects/microsoft.graph." + name, source.apply(call)))
                .route("GET", at + "/$count", call -> GraphList.count(call, type, source.apply(call)));
    }

    private static GraphList.Source applications(GraphCall call) {
        call.access().readApplications();
        var directory = call.directory();
        return GraphList.Source.of(
                (GraphList.PageReader<Application>) directory.deletedItems()::applications,
                application -> ApplicationJson.of(application, directory));
    }

    private static GraphList.Source servicePrincipals(GraphCall call) {
        call.access().readApplications();
        var directory = call.directory();
        return GraphList.Source.of(
                (GraphList.PageReader<ServicePrincipal>) directory.deletedItems()::servicePrincipals,
                principal -> ServicePrincipalJson.of(principal, directory));
    }

    private static GraphList.Source users(GraphCall call) {
        call.access().readUsers();
        return GraphList.Source.of(
                (GraphList.PageReader<DeletedUser>)
                        call.directory().deletedItems().users()::page,
                DeletedItemsApi::json);
    }

    private static GraphList.Source groups(GraphCall call) {
        call.access().readGroups();
        return GraphList.Source.of(
                (GraphList.PageReader<Group>) call.directory().deletedItems()::groups, GroupJson::of);
    }

    private static ObjectNode json(DeletedUser deleted) {
        return UserJson.of(deleted.user())
                .put("deletedDateTime", deleted.deleted().toString());
    }

    /** Something deleted, with what can be done to it; each checks whether the caller may. */
    private record Item(Supplier<ObjectNode> read, Supplier<ObjectNode> restore, Runnable erase) {}

    private static Item find(GraphCall call) {
        var id = call.request().pathParameter("id");
        var items = call.directory().deletedItems();
        call.trail().touched(call.directory(), "DirectoryObject", id.toLowerCase(java.util.Locale.ROOT));
        return Stream.<Supplier<Optional<Item>>>of(
                        () -> items.application(id).map(each -> application(call, each)),
                        () -> items.servicePrincipal(id).map(each -> servicePrincipal(call, each)),
                        () -> items.users().withId(id).map(each -> user(call, each)),
                        () -> items.group(id).map(each -> group(call, each)))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> DirectoryRefused.notFound(id));
    }

    private static Item application(GraphCall call, Application application) {
        var directory = call.directory();
        Function<Application, ObjectNode> json =
                each -> DirectoryObjects.typed("application", ApplicationJson.of(each, directory));
        return new Item(
                () -> {
                    call.access().readApplications();
                    return json.apply(application);
                },
                () -> {
                    call.access().change(application);
                    return json.apply(directory.deletedItems().restore(application));
                },
                () -> {
                    call.access().change(application);
                    directory.deletedItems().eraseApplication(application.id());
                });
    }

    private static Item servicePrincipal(GraphCall call, ServicePrincipal principal) {
        var directory = call.directory();
        Function<ServicePrincipal, ObjectNode> json =
                each -> DirectoryObjects.typed("servicePrincipal", ServicePrincipalJson.of(each, directory));
        return new Item(
                () -> {
                    call.access().readApplications();
                    return json.apply(principal);
                },
                () -> {
                    call.access().change(principal);
                    return json.apply(directory.deletedItems().restore(principal));
                },
                () -> {
                    call.access().change(principal);
                    directory.servicePrincipals().erase(principal.id());
                });
    }

    /** Who restores a user gives back the directory roles that he held. */
    private static Item user(GraphCall call, DeletedUser deleted) {
        var id = deleted.user().id();
        return new Item(
                () -> {
                    call.access().readUsers();
                    return DirectoryObjects.typed("user", json(deleted));
                },
                () -> {
                    call.access().changeUser(id);
                    return DirectoryObjects.typed(
                            "user",
                            UserJson.of(call.directory().deletedItems().users().restore(deleted)));
                },
                () -> {
                    call.access().changeUser(id);
                    call.directory().users().erase(id);
                });
    }

    private static Item group(GraphCall call, Group group) {
        Directory directory = call.directory();
        return new Item(
                () -> {
                    call.access().readGroups();
                    return DirectoryObjects.typed("group", GroupJson.of(group));
                },
                () -> {
                    call.access().change(group);
                    return DirectoryObjects.typed(
                            "group", GroupJson.of(directory.deletedItems().restore(group)));
                },
                () -> {
                    call.access().change(group);
                    directory.groups().erase(group.id());
                });
    }

    private static Reply read(GraphCall call) {
        return entity(call, find(call).read.get());
    }

    private static Reply restore(GraphCall call) {
        return entity(call, find(call).restore.get());
    }

    private static Reply erase(GraphCall call) {
        find(call).erase.run();
        return GraphReplies.noContent();
    }

    private static Reply entity(GraphCall call, ObjectNode json) {
        return GraphReplies.entity(call, 200, GraphType.DIRECTORY_OBJECT, json);
    }
}
