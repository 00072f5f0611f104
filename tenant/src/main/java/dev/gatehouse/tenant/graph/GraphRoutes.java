package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Router;
import dev.gatehouse.tenant.directory.Directory;
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
        router.route(method, template, request -> {
            var claims = tokens.verify(request);
            var prepared = database.read(directory ->
                            prepare.apply(new GraphCall(directory, tokens.caller(claims, directory), request)))
                    .get();
            return GraphReplies.withIds(
                    request,
                    database.write(directory -> handler.apply(
                            new GraphCall(directory, tokens.caller(claims, directory), request), prepared)));
        });
        return this;
    }

    /** Something is done outside the directory's transactions before the call. */
    GraphRoutes after(Runnable before, String method, String template, GraphCall.Handler handler) {
        router.route(method, template, request -> {
            var claims = tokens.verify(request);
            before.run();
            Function<Directory, Reply> work =
                    directory -> handler.handle(new GraphCall(directory, tokens.caller(claims, directory), request));
            boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
            return GraphReplies.withIds(request, reads ? database.read(work) : database.write(work));
        });
        return this;
    }

    Router build() {
        return router.build();
    }
}
