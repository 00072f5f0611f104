package dev.gatehouse.management.types.apis;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.ApiTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ApiVersionSet;
import dev.gatehouse.model.resource.ApiVersionSet.Scheme;

import java.util.Optional;
import java.util.Set;

/** Version sets: the scheme and the name that it needs. */
final class VersionSetType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(ApiTypes.VERSION_SETS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var set = draft.as(ApiVersionSet.class);
        name(set, Scheme.QUERY, "versionQueryName", set.versionQueryName(), problems);
        name(set, Scheme.HEADER, "versionHeaderName", set.versionHeaderName(), problems);
    }

    private static void name(
            ApiVersionSet set, Scheme scheme, String property, Optional<String> name, Problems problems) {
        if (set.versioningScheme() == scheme && name.isEmpty()) {
            problems.add(property, property + " is required where versioningScheme is " + scheme.wireName() + ".");
        } else if (set.versioningScheme() != scheme && name.isPresent()) {
            problems.add(
                    property, property + " can be given only where versioningScheme is " + scheme.wireName() + ".");
        }
    }
}
