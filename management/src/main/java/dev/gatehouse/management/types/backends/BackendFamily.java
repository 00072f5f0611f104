package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.NamedValuePolicies;
import dev.gatehouse.management.types.PolicyFragments;
import dev.gatehouse.management.types.policies.PolicyUses;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.NamedValue;

import java.util.List;
import java.util.stream.Stream;

/** The behaviours of this family. */
public final class BackendFamily {
    private BackendFamily() {}

    /** @param sealing keeps credentials */
    public static List<ResourceBehaviour> all(Sealing sealing) {
        return List.of(
                new BackendType(sealing),
                new CertificateType(),
                new LoggerType(sealing),
                new CacheType(sealing),
                new NamedValueUses(),
                new PolicyUses(
                        BackendTypes.BACKENDS,
                        (view, backend) -> Stream.concat(
                                BackendPool.pools(view, backend.id()).stream(),
                                PolicyFragments.naming(view, backend.id(), sealing).stream()
                                        .map(Resource::id))),
                new PolicyUses(
                        Catalogue.NAMED_VALUES,
                        (view, named) -> Stream.concat(
                                NamedValuePolicies.calling(
                                                view,
                                                named.id().scope(),
                                                named.as(NamedValue.class).displayName())
                                        .stream()
                                        .map(Resource::id),
                                NamedValueUses.of(view, named).map(Resource::id))));
    }
}
