package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * APIs as versions of each other: those of a version set have one path and are told apart by their versions; the one
 * without a version is the one that was there before ("Original", facts/gateway.md §2).
 */
public final class ApiVersioning implements ResourceBehaviour {
    private static final String SET_ID = "apiVersionSetId";
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9\\-._~!$&'()+,=:@]*");

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.APIS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        if (!draft.names(SET_ID)) {
            InlineVersionSet.named(draft)
                    .flatMap(set -> set.id().or(() -> before(draft)))
                    .ifPresent(id -> draft.properties().put(SET_ID, id));
        }
        if (Json.text(draft.properties(), SET_ID).filter(String::isEmpty).isPresent()) {
            draft.properties().remove(SET_ID);
        }
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        if (Revisions.number(draft.id().name()).isPresent()) {
            // It has what the current revision has.
            return;
        }
        InlineVersionSet.told(draft).ifPresent(set -> {
            set.check(problems);
            if (!Json.has(draft.properties(), SET_ID)) {
                draft.properties().put(SET_ID, set.made(draft).shortPath());
            }
        });
        var api = draft.as(Api.class);
        var version = api.apiVersion().orElse("");
        if (api.apiVersionSetId().isEmpty()) {
            if (!version.isEmpty()) {
                problems.add("apiVersion", "apiVersion can be given only together with apiVersionSetId.");
            }
            return;
        }
        if (!VERSION.matcher(version).matches()) {
            problems.add(
                    "apiVersion", "apiVersion must have letters, digits and the signs - . _ ~ ! $ & ' ( ) + , = : @.");
        }
        var others = others(draft.id(), view, api.apiVersionSetId().get());
        others.stream()
                .filter(other -> other.as(Api.class).apiVersion().orElse("").equalsIgnoreCase(version))
                .findFirst()
                .ifPresent(other -> problems.add(
                        "apiVersion",
                        "apiVersion must be unique in the version set: API "
                                + other.id().name()
                                + (version.isEmpty() ? " is the one without a version." : " is " + version + ".")));
        if (!before(draft).equals(api.apiVersionSetId())) {
            others.stream()
                    .filter(other -> !other.as(Api.class).path().equalsIgnoreCase(api.path()))
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            "path",
                            "path must be that of the other versions: API "
                                    + other.id().name() + " of the version set has \""
                                    + other.as(Api.class).path() + "\"."));
        }
    }

    /** The version set that the API was in. */
    private static Optional<String> before(Draft draft) {
        return draft.before().flatMap(there -> Json.text(there.properties(), SET_ID));
    }

    /** The other APIs of a version set, each by its current revision. */
    private static List<Resource> others(ResourceId api, ResourceView view, String set) {
        return versions(view, api.parent().orElseThrow().child(api.type(), "any"), set).stream()
                .filter(other -> !other.id().equals(api))
                .toList();
    }

    /** The APIs of a version set, each by its current revision. */
    public static List<Resource> versions(ResourceView view, ResourceId anyApi, String set) {
        return view.having(anyApi.scope(), anyApi.type(), SET_ID, set).stream()
                .filter(api -> api.id().parent().equals(anyApi.parent()))
                .filter(api -> Revisions.number(api.id().name()).isEmpty())
                .toList();
    }

    /** A version set's path is one: who changes it on one version changes it on all. */
    @Override
    public void commit(Draft draft, ResourceChange change) {
        InlineVersionSet.told(draft).ifPresent(set -> set.save(draft, change));
        var api = draft.as(Api.class);
        var set = api.apiVersionSetId();
        if (set.isEmpty()
                || Revisions.number(draft.id().name()).isPresent()
                || !before(draft).equals(set)) {
            return;
        }
        for (var other : others(draft.id(), change, set.get())) {
            var moving = new ArrayList<>(Revisions.others(change, other));
            moving.add(other);
            moving.stream()
                    .filter(one -> !one.as(Api.class).path().equals(api.path()))
                    .forEach(one -> change.save(at(one, api.path())));
        }
    }

    private static Resource at(Resource api, String path) {
        var document = api.document().deepCopy();
        Json.properties(document).put("path", path);
        return api.holding(document, api.internal());
    }

    /** {@code versionSetId} in the query of a list: the versions of that set, by its id or name. */
    @Override
    public Optional<Predicate<Resource>> narrowing(Resource parent, ResourceView view, Map<String, String> query) {
        return Optional.ofNullable(query.get("versionSetId"))
                .filter(asked -> !asked.isBlank())
                .map(asked -> asked.substring(asked.lastIndexOf('/') + 1))
                .map(name -> api -> Json.text(api.properties(), SET_ID)
                        .filter(set -> set.substring(set.lastIndexOf('/') + 1).equalsIgnoreCase(name))
                        .isPresent());
    }

    @Override
    public void render(Resource api, ObjectNode document, ResourceView view, Map<String, String> query) {
        if ("false".equalsIgnoreCase(query.get("expandApiVersionSet"))) {
            return;
        }
        Json.text(api.properties(), SET_ID)
                .flatMap(id -> Ids.parse(api.id().scope(), id))
                .flatMap(view::find)
                .ifPresent(set -> Json.properties(document).set("apiVersionSet", InlineVersionSet.of(set)));
    }
}
