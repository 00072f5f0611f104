package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.management.types.backends.GatewayBackend;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.PolicyTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.resource.Policy;
import dev.gatehouse.model.resource.PolicyFragment;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.References;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the policy documents of a service or workspace refer to by id, and which of them do. */
public final class PolicyFragments {
    private PolicyFragments() {}

    /** What documents there can refer to. */
    public static References of(ResourceView view, ResourceId scope) {
        return new References() {
            @Override
            public Optional<Fragment> fragment(String id) {
                return find(PolicyTypes.POLICY_FRAGMENTS, id)
                        .map(found -> PolicyFragments.fragment(found.as(PolicyFragment.class)));
            }

            @Override
            public Optional<Entity.Backend> backend(String id) {
                // What a pool says of its members are ids from the service on.
                var name = id.substring(id.lastIndexOf('/') + 1);
                return find(BackendTypes.BACKENDS, name)
                        .map(found -> GatewayBackend.entity(found, found.id().name(), UnaryOperator.identity()));
            }

            private Optional<Resource> find(ResourceType type, String name) {
                return type.name().allows(name) ? view.find(scope.child(type, name)) : Optional.empty();
            }
        };
    }

    /** A fragment as the policy language takes it. */
    public static Fragment fragment(PolicyFragment fragment) {
        return new Fragment(fragment.value(), PolicyLanguage.format(fragment.format() == PolicyFragment.Format.RAWXML));
    }

    /** The documents that include a fragment, of the scope that it stands in. */
    public static List<Resource> including(ResourceView view, ResourceId fragment, Sealing sealing) {
        var named = PolicyType.namedValues(view, fragment.scope(), sealing);
        var id = fragment.name().toLowerCase(Locale.ROOT);
        return PolicyType.documents(view, fragment.scope()).stream()
                .filter(document -> {
                    var policy = document.as(Policy.class);
                    return PolicyLanguage.fragments(policy.value(), PolicyType.format(policy), named)
                            .contains(id);
                })
                .toList();
    }

    /** The documents and fragments that name a backend, of the scope that it stands in. */
    public static List<Resource> naming(ResourceView view, ResourceId backend, Sealing sealing) {
        var named = PolicyType.namedValues(view, backend.scope(), sealing);
        var id = backend.name().toLowerCase(Locale.ROOT);
        var documents = PolicyType.documents(view, backend.scope()).stream().filter(document -> {
            var policy = document.as(Policy.class);
            return PolicyLanguage.backends(policy.value(), PolicyType.format(policy), named)
                    .contains(id);
        });
        var fragments = view.below(backend.scope(), PolicyTypes.POLICY_FRAGMENTS).stream()
                .filter(resource -> {
                    var fragment = fragment(resource.as(PolicyFragment.class));
                    return PolicyLanguage.backends(fragment.text(), fragment.format(), named)
                            .contains(id);
                });
        return Stream.concat(documents, fragments).toList();
    }
}
