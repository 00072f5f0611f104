package dev.gatehouse.tenant.graph;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

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
        return prepared(
                method, template, (request, claims) -> Optional.empty(), (call, nothing) -> handler.handle(call));
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

    /** @param rest what follows the object's own path, such as {@code /owners} */
    GraphRoutes keyed(
            String method, ObjectKey.Form form, String rest, BiFunction<GraphCall, ObjectKey, Reply> handler) {
        return route(
                method,
                form.template() + rest,
                call -> handler.apply(call, form.read().apply(call.request())));
    }

    /** What takes long is prepared after the token was verified and before the transaction begins. */
    <T> GraphRoutes prepared(
            String method,
            String template,
            BiFunction<Request, Claims, T> prepare,
            BiFunction<GraphCall, T, Reply> handler) {
        router.route(method, template, request -> {
            var claims = tokens.verify(request);
            var prepared = prepare.apply(request, claims);
            Function<Directory, Reply> work = directory ->
                    handler.apply(new GraphCall(directory, tokens.caller(claims, directory), request), prepared);
            boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
            return GraphReplies.withIds(request, reads ? database.read(work) : database.write(work));
        });
        return this;
    }

    /** Has a handler do something outside the directory's transactions before the call. */
    GraphRoutes after(Runnable before, String method, String template, GraphCall.Handler handler) {
        return prepared(
                method,
                template,
                (request, claims) -> {
                    before.run();
                    return Optional.empty();
                },
                (call, nothing) -> handler.handle(call));
    }

    Router build() {
        return router.build();
    }
}
