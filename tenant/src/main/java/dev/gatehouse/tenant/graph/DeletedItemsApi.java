package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.ServicePrincipal;

/** {@code /directory/deletedItems}: what can be restored for 30 days (facts/entra-and-graph.md §7.1 f). */
final class DeletedItemsApi {
    private DeletedItemsApi() {}

    static Reply applications(GraphCall call) {
        call.access().readApplications();
        var directory = call.directory();
        return GraphList.reply(
                call,
                "directoryObjects/microsoft.graph.application",
                GraphList.Source.of(
                        (GraphList.PageReader<Application>) directory.deletedItems()::applications,
                        application -> ApplicationJson.of(application, directory)));
    }

    static Reply servicePrincipals(GraphCall call) {
        call.access().readApplications();
        var directory = call.directory();
        return GraphList.reply(
                call,
                "directoryObjects/microsoft.graph.servicePrincipal",
                GraphList.Source.of(
                        (GraphList.PageReader<ServicePrincipal>) directory.deletedItems()::servicePrincipals,
                        principal -> ServicePrincipalJson.of(principal, directory)));
    }

    static Reply read(GraphCall call) {
        call.access().readApplications();
        var items = call.directory().deletedItems();
        var id = id(call);
        return items.application(id)
                .map(application -> entity(call, application))
                .or(() -> items.servicePrincipal(id).map(principal -> entity(call, principal)))
                .orElseThrow(() -> DirectoryRefused.notFound(id));
    }

    static Reply restore(GraphCall call) {
        var items = call.directory().deletedItems();
        var id = id(call);
        var application = items.application(id);
        if (application.isPresent()) {
            call.access().change(application.get());
            return entity(call, items.restore(application.get()));
        }
        var principal = items.servicePrincipal(id).orElseThrow(() -> DirectoryRefused.notFound(id));
        call.access().change(principal);
        return entity(call, items.restore(principal));
    }

    static Reply erase(GraphCall call) {
        var items = call.directory().deletedItems();
        var id = id(call);
        var application = items.application(id);
        if (application.isPresent()) {
            call.access().change(application.get());
            items.eraseApplication(application.get().id());
            return GraphReplies.noContent();
        }
        var principal = items.servicePrincipal(id).orElseThrow(() -> DirectoryRefused.notFound(id));
        call.access().change(principal);
        call.directory().servicePrincipals().erase(principal.id());
        return GraphReplies.noContent();
    }

    private static String id(GraphCall call) {
        return call.request().pathParameter("id");
    }

    private static Reply entity(GraphCall call, Application application) {
        return GraphReplies.entity(
                call,
                200,
                "directoryObjects/$entity",
                DirectoryObjects.typed("application", ApplicationJson.of(application, call.directory())));
    }

    private static Reply entity(GraphCall call, ServicePrincipal principal) {
        return GraphReplies.entity(
                call,
                200,
                "directoryObjects/$entity",
                DirectoryObjects.typed("servicePrincipal", ServicePrincipalJson.of(principal, call.directory())));
    }
}
