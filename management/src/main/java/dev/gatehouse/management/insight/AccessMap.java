package dev.gatehouse.management.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.insight.Picture.Application;
import dev.gatehouse.management.insight.Picture.Content;
import dev.gatehouse.management.insight.Picture.Grant;
import dev.gatehouse.management.provisioning.DriftReport;
import dev.gatehouse.model.resource.ClientApplication.State;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code GET accessMap?search=…&application=…&product=…&api=…&$top=…}: which application can call which API through which
 * product, and what stands in the way. All products and APIs up to a bound, and the applications asked for.
 */
final class AccessMap implements SubResource {
    private static final int USUAL = 1_000;
    private static final int MOST = 2_000;

    private final Pictures pictures;

    AccessMap(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public ArmReply answer(String method, Optional<String> name, ResourceAction.Call call) {
        if (!method.equals("GET") || name.isPresent()) {
            throw ArmException.notAllowed("Only GET of the whole can be asked of accessMap.");
        }
        var picture = pictures.of(call.resource().id(), call.resources());
        var drift = call.resources().read(view -> DriftReport.of(view).differing());
        return ArmReply.of(200, document(picture, drift, call));
    }

    private static ObjectNode document(Picture picture, DriftReport.Differing drift, ResourceAction.Call call) {
        var wanted = wanted(picture, call.query());
        int top = Math.min(number(call.query().get("$top")), MOST);
        var shown = wanted.stream().limit(top).collect(Collectors.toCollection(HashSet::new));
        var body = Json.object();
        body.putObject("counts")
                .put("applications", picture.applications().size())
                .put("matching", wanted.size())
                .put("products", picture.products().size())
                .put("apis", picture.apis().size());
        applications(body, picture, shown, drift, call.now());
        products(body, picture, drift);
        apis(body, picture);
        links(body, picture, shown, drift);
        var contents = body.putArray("contents");
        picture.contents().stream()
                .limit(MOST)
                .forEach(content -> contents.addObject()
                        .put(
                                "product",
                                picture.products().get(content.product()).name())
                        .put("api", picture.apis().get(content.api()).name()));
        return body;
    }

    /** The keys of the applications asked for, in their order. */
    private static List<String> wanted(Picture picture, Map<String, String> query) {
        var search = query.getOrDefault("search", "").strip().toLowerCase(Locale.ROOT);
        var application = key(query, "application");
        var api = key(query, "api");
        var product = key(query, "product");
        var offering = api.map(wanted -> picture.contents().stream()
                .filter(content -> content.api().equals(wanted))
                .map(Content::product)
                .collect(Collectors.toSet()));
        var granted = product.isEmpty() && offering.isEmpty()
                ? Optional.<Set<String>>empty()
                : Optional.of(picture.grants().stream()
                        .filter(grant -> product.isEmpty() || product.get().equals(grant.product()))
                        .filter(grant -> offering.isEmpty() || offering.get().contains(grant.product()))
                        .map(Grant::application)
                        .collect(Collectors.toSet()));
        return picture.applications().entrySet().stream()
                .filter(entry -> application.isEmpty() || application.get().equals(entry.getKey()))
                .filter(entry -> granted.isEmpty() || granted.get().contains(entry.getKey()))
                .filter(entry ->
                        entry.getValue().displayName().toLowerCase(Locale.ROOT).contains(search))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<String> key(Map<String, String> query, String parameter) {
        return Optional.of(query.getOrDefault(parameter, "").strip())
                .filter(text -> !text.isEmpty())
                .map(Picture::key);
    }

    private static void applications(
            ObjectNode body, Picture picture, Set<String> shown, DriftReport.Differing drift, Instant now) {
        var array = body.putArray("applications");
        picture.applications().forEach((key, application) -> {
            if (shown.contains(key)) {
                var node = array.addObject()
                        .put("name", application.name())
                        .put("displayName", application.displayName())
                        .put("owner", application.owner());
                problems(node, application, drift, now);
            }
        });
    }

    private static void problems(ObjectNode node, Application application, DriftReport.Differing drift, Instant now) {
        var problems = node.putArray("problems");
        Problem.addTo(problems, Problem.APPLICATION_DISABLED, !application.enabled());
        Problem.addTo(problems, Problem.OWNER_NOT_ACTIVE, !application.ownerActive());
        Problem.addTo(
                problems,
                Problem.SECRETS_EXPIRED,
                application.lastExpiry().filter(last -> !last.isAfter(now)).isPresent());
        Problem.addTo(problems, Problem.DRIFT, drift.has(application.resource()));
    }

    private static void products(ObjectNode body, Picture picture, DriftReport.Differing drift) {
        var counts = new HashMap<String, Integer>();
        picture.grants().forEach(grant -> counts.merge(grant.product(), 1, Integer::sum));
        var array = body.putArray("products");
        picture.products().entrySet().stream().limit(MOST).forEach(entry -> {
            var product = entry.getValue();
            var node = array.addObject()
                    .put("name", product.name())
                    .put("displayName", product.displayName())
                    .put("applications", counts.getOrDefault(entry.getKey(), 0));
            var problems = node.putArray("problems");
            Problem.addTo(problems, Problem.ACCESS_OFF, !product.acceptsTokens());
            Problem.addTo(problems, Problem.NOT_PUBLISHED, !product.published());
            Problem.addTo(problems, Problem.DRIFT, drift.has(product.resource()));
        });
    }

    private static void apis(ObjectNode body, Picture picture) {
        var array = body.putArray("apis");
        picture.apis().values().stream()
                .limit(MOST)
                .forEach(api -> array.addObject()
                        .put("name", api.name())
                        .put("displayName", api.displayName())
                        .put("path", api.path()));
    }

    private static void links(ObjectNode body, Picture picture, Set<String> shown, DriftReport.Differing drift) {
        var array = body.putArray("links");
        for (var grant : picture.grants()) {
            if (shown.contains(grant.application())) {
                var application = picture.applications().get(grant.application());
                var product = picture.products().get(grant.product());
                var problems = array.addObject()
                        .put("application", application.name())
                        .put("product", product.name())
                        .put("state", grant.state().wireName())
                        .putArray("problems");
                Problem.addTo(problems, Problem.PENDING, grant.state() == State.PENDING);
                Problem.addTo(problems, Problem.REJECTED, grant.state() == State.REJECTED);
                Problem.addTo(problems, Problem.DRIFT, drift.between(application.resource(), product.resource()));
            }
        }
    }

    private static int number(String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        if (!text.strip().matches("[1-9][0-9]{0,8}")) {
            throw ArmException.invalid("$top", "$top must be a whole number, at least 1.");
        }
        return Integer.parseInt(text.strip());
    }
}
