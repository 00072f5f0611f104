package dev.gatehouse.gateway.routing;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Version.Scheme;
import dev.gatehouse.policy.Call;
import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The APIs and operations of one service, immutable. A changed table shares all but the changed API with the one before.
 *
 * <p>The longest API path that fits decides, on segment boundaries and without regard to case; a request that it
 * refuses (protocol, version, revision, operation) is not offered to a shorter one.
 */
public final class RouteTable {
    public static final RouteTable EMPTY = new RouteTable(HashMap.empty(), PathNode.EMPTY);

    private static final String REVISION = ";rev=";

    private final HashMap<String, ApiRoutes> apis;
    private final PathNode root;

    private RouteTable(HashMap<String, ApiRoutes> apis, PathNode root) {
        this.apis = apis;
        this.root = root;
    }

    public RouteTable with(Entity.Api api) {
        var before = routes(api.id());
        var tree =
                before.api().map(old -> root.without(segments(old), old.id())).orElse(root);
        return new RouteTable(apis.put(api.id(), before.with(api)), tree.with(segments(api), api.id()));
    }

    public RouteTable withoutApi(String apiId) {
        var before = routes(apiId);
        var tree = before.api().map(old -> root.without(segments(old), apiId)).orElse(root);
        return new RouteTable(kept(apiId, before.withoutApi()), tree);
    }

    public RouteTable with(Entity.Operation operation) {
        return new RouteTable(
                apis.put(operation.apiId(), routes(operation.apiId()).with(operation)), root);
    }

    /** @param id {@code apiId/operationId} */
    public RouteTable withoutOperation(String id) {
        var apiId = id.substring(0, Math.max(0, id.lastIndexOf('/')));
        return new RouteTable(kept(apiId, routes(apiId).withoutOperation(id)), root);
    }

    public Optional<Entity.Api> api(String apiId) {
        return routes(apiId).api();
    }

    /** @param id {@code apiId/operationId} */
    public Optional<Entity.Operation> operation(String id) {
        return routes(id.substring(0, Math.max(0, id.lastIndexOf('/')))).operation(id);
    }

    /** Every API and operation. */
    public Iterable<Entity> entities() {
        return apis.values().flatMap(ApiRoutes::entities);
    }

    /** Where the request leads. */
    public Route find(Call.Request request) {
        return find(request, request.method());
    }

    /** Where the request would lead if it had that method. */
    public Route find(Call.Request request, String method) {
        var path = RequestPath.of(request.originalPath());
        if (path.isEmpty()) {
            return new Route.None();
        }
        var place = place(path.get());
        if (place.isEmpty()) {
            return new Route.None();
        }
        var arguments = QueryArguments.of(request.originalQuery());
        return choose(place.get(), request, arguments)
                .map(routes -> routes.find(method, path.get(), place.get().consumed(), arguments))
                .orElseGet(Route.None::new);
    }

    /** Where a path leaves the tree: APIs, how many segments are theirs, and the revision that was asked for. */
    private record Place(TreeSet<String> apis, int consumed, Optional<String> revision) {}

    private Optional<Place> place(RequestPath path) {
        Optional<Place> deepest =
                root.apis().isEmpty() ? Optional.empty() : Optional.of(new Place(root.apis(), 0, Optional.empty()));
        var node = root;
        for (int i = 0; i < path.size(); i++) {
            var segment = path.segment(i).folded();
            int suffix = segment.lastIndexOf(REVISION);
            if (suffix >= 0) {
                var named = suffix == 0
                        ? (i == 0 ? root : PathNode.EMPTY)
                        : node.children().getOrElse(segment.substring(0, suffix), PathNode.EMPTY);
                if (!named.apis().isEmpty()) {
                    return Optional.of(
                            new Place(named.apis(), i + 1, Optional.of(segment.substring(suffix + REVISION.length()))));
                }
            }
            node = node.children().getOrElse(segment, PathNode.EMPTY);
            if (!node.apis().isEmpty()) {
                deepest = Optional.of(new Place(node.apis(), i + 1, Optional.empty()));
            }
        }
        return deepest;
    }

    private Optional<ApiRoutes> choose(Place place, Call.Request request, QueryArguments arguments) {
        Optional<ApiRoutes> chosen = Optional.empty();
        for (var id : place.apis()) {
            var routes = routes(id);
            var api = routes.api().orElseThrow();
            if (api.online()
                    && api.protocols().contains(request.scheme())
                    && place.revision().map(api.revision()::equals).orElse(api.current())
                    && version(api, request, arguments)
                    && chosen.flatMap(ApiRoutes::api)
                            .map(other -> api.order() < other.order())
                            .orElse(true)) {
                chosen = Optional.of(routes);
            }
        }
        return chosen;
    }

    /** Whether the request names the API's version; the one without identifier is named by naming none. */
    private static boolean version(Entity.Api api, Call.Request request, QueryArguments arguments) {
        if (api.version().isEmpty()) {
            return true;
        }
        var version = api.version().get();
        var named = switch (version.scheme()) {
            case SEGMENT -> version.identifier();
            case HEADER -> request.headers().first(version.parameter()).orElse("");
            case QUERY -> arguments.first(version.parameter()).orElse("");
        };
        return named.trim().equalsIgnoreCase(version.identifier());
    }

    private ApiRoutes routes(String apiId) {
        return apis.getOrElse(apiId, ApiRoutes.EMPTY);
    }

    private HashMap<String, ApiRoutes> kept(String apiId, ApiRoutes routes) {
        return routes.isEmpty() ? apis.remove(apiId) : apis.put(apiId, routes);
    }

    private static List<String> segments(Entity.Api api) {
        var path = new ArrayList<String>();
        Arrays.stream(api.path().split("/")).filter(part -> !part.isEmpty()).forEach(path::add);
        api.version()
                .filter(version -> version.scheme() == Scheme.SEGMENT)
                .map(Entity.Version::identifier)
                .filter(identifier -> !identifier.isEmpty())
                .ifPresent(path::add);
        return path.stream()
                .map(part -> RequestPath.fold(RequestPath.decode(part).orElse(part)))
                .toList();
    }
}
