package dev.gatehouse.gateway.routing;

import dev.gatehouse.model.gateway.Entity;
import io.vavr.collection.HashMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One API and its operations, immutable. Operations may be there before their API. They are compiled when a request
 * first needs them, so that many changes in a row cost little.
 */
final class ApiRoutes {
    static final ApiRoutes EMPTY = new ApiRoutes(Optional.empty(), HashMap.empty());

    private final Optional<Entity.Api> api;
    private final HashMap<String, Entity.Operation> operations;

    /** Made on demand; two threads may make it twice, to the same effect. */
    private volatile OperationTable table;

    private ApiRoutes(Optional<Entity.Api> api, HashMap<String, Entity.Operation> operations) {
        this.api = api;
        this.operations = operations;
    }

    ApiRoutes with(Entity.Api changed) {
        var routes = new ApiRoutes(Optional.of(changed), operations);
        routes.table = table;
        return routes;
    }

    ApiRoutes withoutApi() {
        return new ApiRoutes(Optional.empty(), operations);
    }

    ApiRoutes with(Entity.Operation operation) {
        return new ApiRoutes(api, operations.put(operation.id(), operation));
    }

    ApiRoutes withoutOperation(String id) {
        return new ApiRoutes(api, operations.remove(id));
    }

    boolean isEmpty() {
        return api.isEmpty() && operations.isEmpty();
    }

    Optional<Entity.Api> api() {
        return api;
    }

    Optional<Entity.Operation> operation(String id) {
        return operations.get(id).toJavaOptional();
    }

    List<Entity> entities() {
        var entities = new ArrayList<Entity>(operations.toJavaMap().values());
        api.ifPresent(entities::add);
        return entities;
    }

    Route find(String method, RequestPath path, int from, QueryArguments arguments) {
        var found = api.orElseThrow();
        return table().match(found, method, path, from, arguments)
                .<Route>map(match -> match)
                .orElseGet(() -> new Route.WithoutOperation(found, path.from(from)));
    }

    private OperationTable table() {
        var compiled = table;
        if (compiled == null) {
            compiled = OperationTable.of(operations.toJavaMap().values());
            table = compiled;
        }
        return compiled;
    }
}
