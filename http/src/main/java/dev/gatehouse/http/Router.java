package dev.gatehouse.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the handler for a method and a path, and turns what goes wrong below it into replies.
 *
 * <p>Where several templates match, literals go before parts of segments, those before {@code {parameters}}, and those
 * before {@code {the rest...}}; segment by segment from the left. GET routes answer HEAD where no route of its own does.
 */
public final class Router implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final String ANY = "*";

    private final List<Route> routes;
    private final ErrorRenderer errors;

    private record Route(String method, PathTemplate template, int prefix, Handler handler) {}

    private Router(List<Route> routes, ErrorRenderer errors) {
        this.routes = List.copyOf(routes);
        this.errors = errors;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Throws nothing: every failure becomes a reply here. */
    @Override
    public Reply handle(Request request) {
        try {
            return route(request);
        } catch (RuntimeException e) {
            return errors.render(request, e).orElseGet(() -> unexpected(request, e));
        }
    }

    private Reply route(Request request) {
        var path = request.segments();
        var allowed = new TreeSet<String>();
        Route get = null;
        Map<String, String> getFound = Map.of();
        for (var route : routes) {
            var found = new HashMap<String, String>();
            if (!route.template.matches(path, found)) {
                continue;
            }
            if (route.method.equals(ANY) || route.method.equals(request.method())) {
                return call(route, request, path, found);
            }
            allowed.add(route.method);
            if (get == null && route.method.equals("GET") && request.method().equals("HEAD")) {
                get = route;
                getFound = found;
            }
        }
        if (get != null) {
            return call(get, request, path, getFound);
        }
        if (allowed.isEmpty()) {
            throw new RequestException(404, "NotFound", "Nothing is served at this path.");
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        throw new MethodNotAllowedException(request.method(), allowed);
    }

    private static Reply call(Route route, Request request, List<String> path, Map<String, String> found) {
        var below = route.prefix == 0 ? path : path.subList(route.prefix, path.size());
        return route.handler.handle(request.routed(below, found));
    }

    private Reply unexpected(Request request, RuntimeException failure) {
        LOG.error("{} failed", request, failure);
        var told = new RequestException(
                500, "InternalServerError", "The server failed; its log says why under request " + request.id() + ".");
        return errors.render(request, told).orElseGet(() -> PlainErrors.reply(told));
    }

    /** Collects routes; their order doesn't matter. */
    public static final class Builder {
        private record Entry(String method, String template, boolean mount, Handler handler) {}

        private final List<Entry> entries = new ArrayList<>();
        private ErrorRenderer errors = ErrorRenderer.plain();
        private boolean ignoreCase;

        private Builder() {}

        /** @param template see {@link Router}: {@code /products/{id}}, {@code /files/{path...}} */
        public Builder route(String method, String template, Handler handler) {
            entries.add(new Entry(method, template, false, handler));
            return this;
        }

        /** Any method. The handler sees the whole path. */
        public Builder delegate(String template, Handler handler) {
            return route(ANY, template, handler);
        }

        /** Any method and any path below the prefix. The handler, mostly another router, sees only what is below it. */
        public Builder mount(String prefix, Handler handler) {
            entries.add(new Entry(ANY, prefix, true, handler));
            return this;
        }

        /** How failures look at this door; {@link ErrorRenderer#plain} unless told. */
        public Builder errors(ErrorRenderer renderer) {
            this.errors = renderer;
            return this;
        }

        /** Literals match in any case, as on ARM's and Graph's paths. */
        public Builder ignoringCase() {
            this.ignoreCase = true;
            return this;
        }

        /** @throws IllegalArgumentException for a template that isn't one, or a route given twice */
        public Router build() {
            var routes = new ArrayList<Route>();
            var seen = new TreeSet<String>();
            for (var entry : entries) {
                var text = entry.mount ? entry.template.replaceFirst("/$", "") + "/{below...}" : entry.template;
                var template = PathTemplate.parse(text, ignoreCase);
                if (!seen.add(entry.method + " " + text)) {
                    throw new IllegalArgumentException("two routes for " + entry.method + " " + text);
                }
                var prefix = entry.mount ? template.segments().size() - 1 : 0;
                routes.add(new Route(entry.method, template, prefix, entry.handler));
            }
            routes.sort(Comparator.comparing(Route::template, PathTemplate::compareExactness));
            return new Router(routes, errors);
        }
    }
}
