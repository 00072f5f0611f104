package dev.gatehouse.management.types;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.model.catalogue.Catalogue;

import java.util.Optional;

/**
 * What a subscription's keys open: {@code /products/{id}}, {@code /apis/{id}}, {@code /apis} or {@code /} for
 * everything. Of a workspace's subscription it is the workspace's, with {@code /workspaces/{id}} before it.
 *
 * @param kept as it is kept; in full it has the service's path before it
 */
record SubscriptionScope(String kept) {
    private static final String ALL_APIS = "/apis";
    private static final String EVERYTHING = "/";

    /** The scope that the text says, short or in full; empty if it says none. */
    static Optional<SubscriptionScope> parse(ResourceId scope, String text) {
        var trimmed = text.strip();
        var below = without(scope.service().path(), trimmed);
        var plain = without(scope.shortPath(), below.startsWith("/") || below.isEmpty() ? below : "/" + below);
        if (scope.parent().isEmpty() && (plain.equals(EVERYTHING) || plain.isEmpty() && !trimmed.isEmpty())) {
            return Optional.of(new SubscriptionScope(EVERYTHING));
        }
        if (plain.equalsIgnoreCase(ALL_APIS) || plain.equalsIgnoreCase(ALL_APIS + "/")) {
            return Optional.of(new SubscriptionScope(scope.shortPath() + ALL_APIS));
        }
        return Ids.parse(scope, trimmed)
                .filter(id -> id.type().ofService().equals(Catalogue.PRODUCTS)
                        || id.type().ofService().equals(Catalogue.APIS))
                .map(ResourceId::shortPath)
                .map(SubscriptionScope::new);
    }

    private static String without(String start, String text) {
        return text.regionMatches(true, 0, start, 0, start.length()) ? text.substring(start.length()) : text;
    }

    /** Says what is wrong with a draft's scope, and writes the names in it as they are known. */
    static void check(Draft draft, ResourceView view, Problems problems) {
        var text = Json.text(draft.properties(), "scope").orElseThrow();
        var scope = parse(draft.id().scope(), text);
        if (scope.isEmpty()) {
            problems.add("scope", "scope must be /products/{id}, /apis/{id} or /apis; " + text + " is none of them.");
            return;
        }
        if (scope.get().kept().equals(EVERYTHING)) {
            if (!draft.id().name().equals(SubscriptionType.MASTER)) {
                problems.add("scope", "scope must be /products/{id}, /apis/{id} or /apis: only master opens all.");
            }
        } else if (!scope.get().kept().equals(draft.id().scope().shortPath() + ALL_APIS)) {
            Ids.parse(draft.id().scope(), scope.get().kept())
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
