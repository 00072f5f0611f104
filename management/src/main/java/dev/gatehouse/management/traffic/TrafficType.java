package dev.gatehouse.management.traffic;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.SubResource;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.traffic.TrafficStore;

import java.util.Map;
import java.util.Set;

/** What a service tells of its calls. */
public final class TrafficType implements ResourceBehaviour {
    private final Reports reports;
    private final Charts charts;
    private final Refusals refusals;

    /** @param settle writes out what was counted so far; called before each answer */
    public TrafficType(TrafficStore store, Runnable settle) {
        Reports.Sums sums = (call, question) -> {
            settle.run();
            return store.sums(question.of(call.resource().id().service().key()));
        };
        reports = new Reports(sums);
        charts = new Charts(sums);
        refusals = new Refusals(store, settle);
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.SERVICE);
    }

    @Override
    public Map<String, SubResource> subResources() {
        return Map.of("reports", reports::answer, "traffic", charts::answer, "refusals", refusals::answer);
    }
}
