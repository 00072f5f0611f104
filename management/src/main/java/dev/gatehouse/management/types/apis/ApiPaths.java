package dev.gatehouse.management.types.apis;

import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ApiVersionSet;
import dev.gatehouse.model.resource.ApiVersionSet.Scheme;

import java.util.Optional;
import java.util.stream.Stream;

/** Where APIs stand under the gateway, which those of workspaces share: their path, and the version where it is a segment of it. */
public final class ApiPaths {
    private ApiPaths() {}

    /**
     * Another API at the place of this one. Versions of one set are told apart by more than their place.
     *
     * @param set the version set of this one, as it is to be
     */
    static Optional<Resource> taken(ResourceId id, Api api, Optional<ApiVersionSet> set, ResourceView view) {
        var place = place(api, set);
        return Stream.of(place, above(place))
                .distinct()
                .flatMap(path -> view.everywhere(id.service(), Catalogue.APIS, "path", path).stream())
                .filter(other -> Revisions.number(other.id().name()).isEmpty()
                        && !other.id().equals(Revisions.api(id)))
                .filter(other -> !sameSet(api, other.as(Api.class)))
                .filter(other -> place(other.as(Api.class), set(other.id(), other.as(Api.class), view))
                        .equalsIgnoreCase(place))
                .findFirst();
    }

    /**
     * Where a revision answers under the gateway, with a slash before it: its path, with the version where that is a
     * segment of it, and the revision's number where it isn't the current one. Empty for the gateway's root.
     */
    public static String address(Resource revision, ResourceView view) {
        var api = revision.as(Api.class);
        var place = place(api, set(revision.id(), api, view));
        var number = Revisions.number(revision.id().name())
                .map(text -> ";rev=" + text)
                .orElse("");
        return place.isEmpty() && number.isEmpty() ? "" : "/" + place + number;
    }

    /** The version set of an API, if it is in one. */
    public static Optional<ApiVersionSet> set(ResourceId id, Api api, ResourceView view) {
        return api.apiVersionSetId()
                .flatMap(set -> Ids.parse(id.scope(), set))
                .flatMap(view::find)
                .map(set -> set.as(ApiVersionSet.class));
    }

    private static boolean sameSet(Api api, Api other) {
        return api.apiVersionSetId().isPresent() && api.apiVersionSetId().equals(other.apiVersionSetId());
    }

    /** The path under the gateway, with the version where it is a segment. */
    static String place(Api api, Optional<ApiVersionSet> set) {
        var version = set.filter(known -> known.versioningScheme() == Scheme.SEGMENT)
                .flatMap(_ -> api.apiVersion())
                .orElse("");
        if (version.isEmpty()) {
            return api.path();
        }
        return api.path().isEmpty() ? version : api.path() + "/" + version;
    }

    private static String above(String place) {
        return place.substring(0, Math.max(0, place.lastIndexOf('/')));
    }
}
