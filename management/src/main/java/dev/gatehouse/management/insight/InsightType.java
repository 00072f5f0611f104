package dev.gatehouse.management.insight;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.management.provisioning.ApplicationSecrets;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a service tells of itself: its access map, the expiries of its applications' secrets, its health. */
public final class InsightType implements ResourceBehaviour {
    private final Map<String, SubResource> answers;

    /**
     * @param checks of what the service stands on
     * @param secrets of all applications; may ask the directory
     */
    public InsightType(List<HealthCheck> checks, Supplier<ApplicationSecrets.Known> secrets) {
        var pictures = new Pictures();
        answers = Map.of(
                "accessMap", new AccessMap(pictures),
                "secretExpiries", new SecretExpiries(pictures, secrets),
                "health", new ServiceHealth(checks));
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return answers;
    }
}
