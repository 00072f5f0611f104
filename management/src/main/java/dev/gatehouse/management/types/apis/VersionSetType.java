package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Records;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Api;
import dev.gatehouse.model.resource.ApiVersionSet;
import dev.gatehouse.model.resource.ApiVersionSet.Scheme;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Version sets: the scheme and the name that it needs, and what a change means to the APIs that are versions. */
final class VersionSetType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ApiTypes.VERSION_SETS);
    }

    /** The type of version sets that APIs like this one may be in. */
    static ResourceType beside(ResourceId api) {
        return Catalogue.child(api.parent().orElseThrow().type(), "apiVersionSets")
                .orElseThrow();
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        names(draft.properties(), "", problems);
        var set = draft.as(ApiVersionSet.class);
        for (var api : versions(draft.id(), view)) {
            ApiPaths.taken(api.id(), api.as(Api.class), Optional.of(set), view)
                    .ifPresent(other -> problems.add(
                            "versioningScheme",
                            "versioningScheme can't be "
                                    + set.versioningScheme().wireName() + ": API "
                                    + api.id().name() + " would have the path that "
                                    + other.id().name() + " has."));
        }
    }

    /** That the scheme has the name that it needs, and no other. */
    static void names(ObjectNode properties, String prefix, Problems problems) {
        var set = Records.read(properties, ApiVersionSet.class);
        name(set, Scheme.QUERY, prefix + "versionQueryName", set.versionQueryName(), prefix, problems);
        name(set, Scheme.HEADER, prefix + "versionHeaderName", set.versionHeaderName(), prefix, problems);
    }

    private static void name(
            ApiVersionSet set, Scheme scheme, String target, Optional<String> name, String prefix, Problems problems) {
        if (set.versioningScheme() == scheme && name.isEmpty()) {
            problems.add(
                    target, target + " is required where " + prefix + "versioningScheme is " + scheme.wireName() + ".");
        } else if (set.versioningScheme() != scheme && name.isPresent()) {
            problems.add(
                    target,
                    target + " can be given only where " + prefix + "versioningScheme is " + scheme.wireName() + ".");
        }
    }

    private static List<Resource> versions(ResourceId set, ResourceView view) {
        var place = set.parent().orElseThrow();
        var apis = Catalogue.child(place.type(), "apis").orElseThrow();
        return ApiVersioning.versions(view, place.child(apis, "any"), set.shortPath());
    }

    /** What callers must send to reach an API is part of it: it changes with the set. */
    @Override
    public void commit(Draft draft, ResourceChange change) {
        for (var api : versions(draft.id(), change)) {
            change.save(api);
            Revisions.others(change, api).forEach(change::save);
        }
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var set = deletion.resource().id();
        var versions = versions(set, view);
        if (!versions.isEmpty()) {
            throw ArmException.conflict("Version set " + set.name() + " has the APIs "
                    + versions.stream().map(api -> api.id().name()).collect(Collectors.joining(", "))
                    + ": delete them or take them out of it first.");
        }
    }
}
