package dev.gatehouse.cli.files.plan;

import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The order in which resources can be made: each after what it stands in and what it names. */
final class Ordering {
    /** Where nothing else decides: what others build on first. */
    private static final List<String> RANKS = List.of(
            "service",
            "tags",
            "namedValues",
            "certificates",
            "loggers",
            "backends",
            "policyFragments",
            "apiVersionSets",
            "schemas",
            "groups",
            "users",
            "diagnostics",
            "apis",
            "operations",
            "resolvers",
            "policies",
            "products",
            "gateways",
            "clientApplications",
            "productLinks",
            "subscriptions",
            "releases");

    private final List<Wanted> wanted;
    private final Map<ResourcePath, Wanted> byPath = new HashMap<>();
    private final Map<String, ResourcePath> namedValues = new HashMap<>();

    Ordering(List<Wanted> wanted) {
        this.wanted = wanted;
        wanted.forEach(resource -> {
            byPath.put(resource.path(), resource);
            if (resource.type().segment().equals("namedValues")) {
                namedValues.put(resource.properties().path("displayName").asText(), resource.path());
            }
        });
    }

    /** How early a type comes. */
    static int rank(ResourceType type) {
        var known = RANKS.indexOf(type.segment());
        return type.style() == dev.gatehouse.model.catalogue.Style.LINK || known < 0 ? RANKS.size() : known;
    }

    static Comparator<ResourcePath> byRank() {
        return Comparator.<ResourcePath>comparingInt(
                        path -> path.type().map(Ordering::rank).orElse(RANKS.size()))
                .thenComparing(path -> path.toString().toLowerCase(Locale.ROOT));
    }

    /** All of them, in that order; what waits for itself is said. */
    List<Wanted> inOrder(Findings findings) {
        var waiting = new HashMap<ResourcePath, Set<ResourcePath>>();
        wanted.forEach(resource -> waiting.put(resource.path(), before(resource)));
        var ready = new PriorityQueue<ResourcePath>(byRank());
        waiting.forEach((path, needs) -> {
            if (needs.isEmpty()) {
                ready.add(path);
            }
        });
        var ordered = new ArrayList<Wanted>();
        while (!ready.isEmpty()) {
            var next = ready.poll();
            ordered.add(byPath.get(next));
            waiting.forEach((path, needs) -> {
                if (needs.remove(next) && needs.isEmpty()) {
                    ready.add(path);
                }
            });
        }
        wanted.stream()
                .filter(resource -> !ordered.contains(resource))
                .forEach(resource -> findings.problem(
                        resource.place(),
                        resource.path() + " and others wait for each other: "
                                + String.join(
                                        ", ",
                                        waiting.get(resource.path()).stream()
                                                .map(ResourcePath::toString)
                                                .sorted()
                                                .toList())
                                + "."));
        return List.copyOf(ordered);
    }

    private Set<ResourcePath> before(Wanted resource) {
        var needs = new HashSet<ResourcePath>();
        for (var above = resource.path().parent();
                above.isPresent();
                above = above.get().parent()) {
            needs.add(above.get());
        }
        needs.addAll(resource.after());
        References.of(resource.path(), resource.type(), resource.properties())
                .forEach(reference -> needs.add(reference.target()));
        References.namedValues(resource.type(), resource.properties()).stream()
                .filter(namedValues::containsKey)
                .forEach(name -> needs.add(namedValues.get(name)));
        needs.retainAll(byPath.keySet());
        needs.remove(resource.path());
        return needs;
    }
}
