package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds routes whose handlers are given an authenticated call inside its transaction. Reading happens in a transaction
 * that can only read, all else in one that writes.
 */
final class GraphRoutes {
    private final TenantDatabase database;
    private final GraphTokens tokens;
    private final Router.Builder router;

    GraphRoutes(TenantDatabase database, GraphTokens tokens, GraphErrors errors) {
        this.database = database;
        this.tokens = tokens;
        this.router = Router.builder().errors(errors).ignoringCase();
    }

    GraphRoutes route(String method, String template, GraphCall.Handler handler) {
        return after(() -> {}, method, template, handler);
    }

    /**
     * Actions and functions are reached by their name and, as OData has it, by their qualified name.
     *
     * @param owner the path before the action
     */
    GraphRoutes action(String owner, String action, GraphCall.Handler handler) {
        return route("POST", owner + "/" + action, handler)
                .route("POST", owner + "/microsoft.graph." + action, handler);
    }

    /** A list, and its {@code $count}. */
    GraphRoutes list(String template, GraphType type, Function<GraphCall, GraphList.Source> source) {
        return route("GET", template, call -> GraphList.reply(call, type, source.apply(call)))
                .route("GET", template + "/$count", call -> GraphList.count(call, type, source.apply(call)));
    }

    /** @param rest what follows the object's own path, such as {@code /owners} */
    GraphRoutes keyed(
            String method, ObjectKey.Form form, String rest, BiFunction<GraphCall, ObjectKey, Reply> handler) {
        return route(
                method,
                form.template() + rest,
                call -> handler.apply(call, form.read().apply(call.request())));
    }

    /**
     * What takes long is prepared before the transaction begins.
     *
     * @param prepare sees the call in a transaction that reads, checks whether it may be, and gives what is then done
     *     outside of any
     */
    <T> GraphRoutes prepared(
            String method,
            String template,
            Function<GraphCall, Supplier<T>> prepare,
            BiFunction<GraphCall, T, Reply> handler) {
        var activity = Activity.of(method, template);
        router.route(method, template, request -> {
            var claims = tokens.verify(request);
            try {
                var prepared = database.read(directory -> prepare.apply(call(directory, claims, request, false)))
                        .get();
                return write(request, claims, activity, call -> handler.apply(call, prepared));
            } catch (DirectoryRefused refused) {
                throw told(request, claims, activity, refused);
            }
        });
        return this;
    }

    /** Something is done outside the directory's transactions before the call. */
    GraphRoutes after(Runnable before, String method, String template, GraphCall.Handler handler) {
        var activity = Activity.of(method, template);
        router.route(method, template, request -> {
            var claims = tokens.verify(request);
            before.run();
            if (request.method().equals("GET") || request.method().equals("HEAD")) {
                return GraphReplies.withIds(
                        request, database.read(directory -> handler.handle(call(directory, claims, request, false))));
            }
            try {
                return write(request, claims, activity, handler);
            } catch (DirectoryRefused refused) {
                throw told(request, claims, activity, refused);
            }
        });
        return this;
    }

    /** What may change something: where it goes well, it is told in the same transaction. */
    private Reply write(Request request, Claims claims, Activity activity, GraphCall.Handler handler) {
        return GraphReplies.withIds(request, database.change(directory -> {
            var call = call(directory, claims, request, true);
            var reply = handler.handle(call);
            if (activity.changes()) {
                call.trail().succeeded(call, activity);
            }
            return reply;
        }));
    }

    /** Refusals for want of a right are told too; other mistakes are nobody's concern. */
    private DirectoryRefused told(Request request, Claims claims, Activity activity, DirectoryRefused refused) {
        if (refused.reason() == DirectoryRefused.Reason.DENIED && activity.changes()) {
            database.change(directory -> {
                var call = call(directory, claims, request, true);
                call.trail().refused(call, activity, refused.getMessage());
                return activity;
            });
        }
        return refused;
    }

    private GraphCall call(Directory directory, Claims claims, Request request, boolean changes) {
        return new GraphCall(directory, tokens.caller(claims, directory), request, new AuditTrail(changes));
    }

    Router build() {
        return router.build();
    }
}
