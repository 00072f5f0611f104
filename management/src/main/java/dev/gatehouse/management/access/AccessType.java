package dev.gatehouse.management.access;

import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.gateway.AccessExplainer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code service/{name}/explainToken}: what the gateway makes of a token. */
public final class AccessType implements ResourceBehaviour {
    private final ExplainToken explain;

    /** @param gateway the one in this process, if it is */
    public AccessType(Optional<AccessExplainer> gateway) {
        explain = new ExplainToken(gateway);
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, ResourceAction> actions() {
        return Map.of("explainToken", explain);
    }
}
