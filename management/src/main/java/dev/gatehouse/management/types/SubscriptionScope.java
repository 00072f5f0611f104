package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.Optional;

/**
 * What a subscription's keys open: {@code /products/{id}}, {@code /apis/{id}}, {@code /apis} or {@code /} for
 * everything.
 *
 * @param kept as it is kept; in full it has the service's path before it
 */
record SubscriptionScope(String kept) {
    private static final String ALL_APIS = "/apis";
    private static final String EVERYTHING = "/";

    /** The scope that the text says, short or in full; empty if it says none. */
    static Optional<SubscriptionScope> parse(ServiceId service, String text) {
        var trimmed = text.strip();
        var full =
                trimmed.regionMatches(true, 0, service.path(), 0, service.path().length());
        var below = full ? trimmed.substring(service.path().length()) : trimmed;
        var plain = below.startsWith("/") || below.isEmpty() ? below : "/" + below;
        if (plain.equals(EVERYTHING) || plain.isEmpty() && full) {
            return Optional.of(new SubscriptionScope(EVERYTHING));
        }
        if (plain.equalsIgnoreCase(ALL_APIS) || plain.equalsIgnoreCase(ALL_APIS + "/")) {
            return Optional.of(new SubscriptionScope(ALL_APIS));
        }
        return Ids.parse(service, trimmed)
                .filter(id -> id.type().equals(Catalogue.PRODUCTS) || id.type().equals(Catalogue.APIS))
                .map(ResourceId::shortPath)
                .map(SubscriptionScope::new);
    }

    /** Says what is wrong with a draft's scope, and writes the names in it as they are known. */
    static void check(Draft draft, ResourceView view, Problems problems) {
        var text = Json.text(draft.properties(), "scope").orElseThrow();
        var scope = parse(draft.id().service(), text);
        if (scope.isEmpty()) {
            problems.add("scope", "scope must be /products/{id}, /apis/{id} or /apis; " + text + " is none of them.");
            return;
        }
        if (scope.get().kept().equals(EVERYTHING)) {
            if (!draft.id().name().equals(SubscriptionType.MASTER)) {
                problems.add("scope", "scope must be /products/{id}, /apis/{id} or /apis: only master opens all.");
            }
        } else if (!scope.get().kept().equals(ALL_APIS)) {
            Ids.parse(draft.id().service(), scope.get().kept())
                    .flatMap(named -> Revisions.find(view, named))
                    .ifPresentOrElse(
                            there -> draft.properties()
                                    .put("scope", whole(there.id()).shortPath()),
                            () -> problems.add("scope", "scope names " + text + ", which doesn't exist."));
        }
    }

    /** Keys open an API whole, whatever its revision. */
    private static ResourceId whole(ResourceId id) {
        return id.type().equals(Catalogue.APIS) ? Revisions.api(id) : id;
    }
}
