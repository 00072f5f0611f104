package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ApiVersionSet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** APIs: a place that no other has, a backend that can be reached, and what goes when they go. */
final class ApiType implements ResourceBehaviour {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9\\-._~!$&'()+,=:@%]+(/[A-Za-z0-9\\-._~!$&'()+,=:@%]+)*");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.APIS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        Json.text(properties, "path").ifPresent(path -> properties.put("path", trimmed(path)));
        if (!Json.has(properties, "displayName")) {
            properties.put("displayName", Revisions.plain(draft.id().name()));
        }
        draft.named("apiType").filter(_ -> draft.creating()).ifPresent(type -> properties.set("type", type));
        if (properties.get("subscriptionKeyParameterNames") instanceof ObjectNode names) {
            names.put("header", Json.text(names, "header").orElse("Ocp-Apim-Subscription-Key"));
            names.put("query", Json.text(names, "query").orElse("subscription-key"));
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var api = draft.as(Api.class);
        if (api.type() != Api.Type.HTTP) {
            problems.add(
                    "type", "type must be http: APIs of type " + api.type().wireName() + " aren't available here.");
        }
        protocols(api, problems);
        api.serviceUrl()
                .filter(url -> !url.isEmpty() && !absolute(url))
                .ifPresent(_ -> problems.add(
                        "serviceUrl", "serviceUrl must be an absolute URL that begins with http:// or https://."));
        path(draft, view, api, problems);
    }

    /** Without the slashes at its ends. */
    private static String trimmed(String path) {
        var from = 0;
        var to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    private static void protocols(Api api, Problems problems) {
        if (api.protocols().isEmpty()) {
            problems.add("protocols", "protocols must have at least one item.");
        }
        if (api.protocols().contains(Api.Protocol.WS) || api.protocols().contains(Api.Protocol.WSS)) {
            problems.add("protocols", "protocols must be http or https where type is http.");
        }
    }

    private static void path(Draft draft, ResourceView view, Api api, Problems problems) {
        if (!api.path().isEmpty() && !PATH.matcher(api.path()).matches()) {
            problems.add("path", "path must be segments of a URL's path with / between them, without a query.");
            return;
        }
        if (problems.none()) {
            ApiPaths.taken(draft.id(), api, set(draft, api, view), view)
                    .ifPresent(other -> problems.add(
                            "path",
                            "path must be unique: API " + other.id().name() + " has \""
                                    + other.as(Api.class).path() + "\"."));
        }
    }

    /** The version set that the API is to be in, be it made with it. */
    private static Optional<ApiVersionSet> set(Draft draft, Api api, ResourceView view) {
        return InlineVersionSet.told(draft).map(InlineVersionSet::told).or(() -> ApiPaths.set(draft.id(), api, view));
    }

    private static boolean absolute(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        if (Revisions.number(deletion.resource().id().name()).isPresent()) {
            // What refers to an API doesn't refer to one of its revisions.
            return;
        }
        var api = deletion.resource().id();
        var subscriptions = view.having(api.scope(), Catalogue.SUBSCRIPTIONS, "scope", api.shortPath()).stream()
                .map(subscription -> subscription.id().name())
                .toList();
        if (!subscriptions.isEmpty()) {
            throw ArmException.conflict("API " + api.name() + " is the scope of subscriptions "
                    + String.join(", ", subscriptions) + ": delete them or give them another scope first.");
        }
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        var api = deletion.resource().id();
        change.below(api.scope(), Catalogue.PRODUCT_APIS).stream()
                .filter(link -> link.id().name().equalsIgnoreCase(api.name()))
                .forEach(link -> change.remove(link.id()));
    }

    @Override
    public void render(Resource api, ObjectNode document, ResourceView view, Map<String, String> query) {
        Json.properties(document).put("isOnline", true);
    }
}
