package dev.gatehouse.management.types.providers;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.ProviderTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.SignInProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Identity providers: each kind once, with what it needs. */
final class SignInProviderType implements ResourceBehaviour {
    private static final String SECRET = "clientSecret";

    private final Sealing sealing;

    SignInProviderType(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(ProviderTypes.IDENTITY_PROVIDERS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var provider = draft.as(SignInProvider.class);
        var kind = draft.id().name();
        if (provider.type().filter(type -> !type.equalsIgnoreCase(kind)).isPresent()) {
            problems.add("type", "type must be the provider's name, " + kind + ".");
        }
        draft.properties().put("type", kind);
        if (kind.equalsIgnoreCase("aadB2C")) {
            needed("signupPolicyName", provider.signupPolicyName(), problems);
            needed("signinPolicyName", provider.signinPolicyName(), problems);
        }
        if (!draft.secrets().containsKey(SECRET)
                && draft.before()
                        .flatMap(before -> sealing.open(before, SECRET))
                        .isEmpty()) {
            problems.add(SECRET, "clientSecret is required.");
        }
    }

    private static void needed(String property, Optional<String> value, Problems problems) {
        if (value.isEmpty()) {
            problems.add(property, property + " is required for aadB2C.");
        }
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("listSecrets", new ListedSecrets(List.of(SECRET), sealing));
    }
}
