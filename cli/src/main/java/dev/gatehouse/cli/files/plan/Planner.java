package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Inventory;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.catalogue.Access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what is wanted against what the server has. It asks, and changes nothing. */
public final class Planner {
    private final Server server;
    private final Secrets secrets;
    private final Findings findings;

    public Planner(Server server, Secrets secrets, Findings findings) {
        this.server = server;
        this.secrets = secrets;
        this.findings = findings;
    }

    /**
     * The plan; what can't be applied is found and said.
     *
     * @param prune whether what nothing wants is to be deleted
     */
    public Plan plan(List<Wanted> files, boolean prune) {
        var byPath = new HashMap<ResourcePath, Wanted>();
        files.forEach(resource -> byPath.put(resource.path(), resource));
        var wanted = files.stream()
                .filter(resource -> Revisions.applies(resource, byPath, server, findings))
                .map(this::cleaned)
                .toList();
        var checks = new Checks(wanted, server, secrets, findings);
        checks.run();
        if (!findings.problems().isEmpty()) {
            return new Plan(List.of());
        }
        var steps = new ArrayList<Step>();
        for (var resource : new Ordering(wanted).inOrder(findings)) {
            steps.add(step(resource));
        }
        if (!prune) {
            return new Plan(steps);
        }
        var deletions = new Deletions(new Inventory(server).all(), wanted);
        var all = new ArrayList<Step>(deletions.first());
        all.addAll(steps);
        all.addAll(deletions.last());
        return new Plan(all);
    }

    /** Without what belongs to the installation that the files come from. */
    private Wanted cleaned(Wanted resource) {
        if (!resource.type().path().equals("service/products")
                || !resource.properties().has("application")) {
            return resource;
        }
        var body = resource.body().deepCopy();
        ((ObjectNode) body.get("properties")).remove("application");
        findings.note(
                resource.placeOf("application"),
                "The product's application is the identity provider's: each installation has its own.");
        return resource.holding(body);
    }

    private Step step(Wanted resource) {
        var path = resource.path();
        var current = server.find(path, resource.type());
        if (current.isEmpty()) {
            return new Step.Create(path, Revisions.body(resource, resource.body()), made(resource));
        }
        var differences = Comparison.of(resource, current.get(), server);
        if (differences.isEmpty()) {
            return new Step.Same(path);
        }
        if (isBuiltIn(current.get())) {
            findings.note(resource.place(), path + " comes with the service: it stays as it is.");
            return new Step.Same(path);
        }
        return new Step.Change(
                path, Revisions.body(resource, Comparison.completed(resource, current.get())), differences);
    }

    private static boolean isBuiltIn(ObjectNode current) {
        return current.at("/properties/builtIn").asBoolean(false);
    }

    private static List<Difference> made(Wanted resource) {
        var none = Json.object();
        return resource.properties().properties().stream()
                .filter(member -> !member.getValue().isNull() && !none.has(member.getKey()))
                .filter(member -> resource.type()
                        .schema()
                        .property(member.getKey())
                        .filter(property -> property.access() == Access.READ_ONLY)
                        .isEmpty())
                .map(member -> new Difference(
                        member.getKey(),
                        java.util.Optional.empty(),
                        java.util.Optional.of(member.getValue()),
                        isSecret(resource, member.getKey())))
                .toList();
    }

    private static boolean isSecret(Wanted resource, String property) {
        return Secrets.telling(property)
                || resource.type()
                        .schema()
                        .property(property)
                        .filter(known -> known.access() == Access.SECRET)
                        .isPresent()
                || resource.type().segment().equals("namedValues")
                        && property.equals("value")
                        && resource.properties().path("secret").asBoolean(false);
    }

    /** What is there and nothing wants: before the changes where it can go, after them where something still names it. */
    private static final class Deletions {
        private final List<Inventory.Found> there;
        private final Set<ResourcePath> going;

        Deletions(List<Inventory.Found> there, List<Wanted> wanted) {
            this.there = there;
            var kept = new HashSet<ResourcePath>();
            var imported = new HashSet<ResourcePath>();
            wanted.forEach(resource -> {
                for (var path = java.util.Optional.of(resource.path());
                        path.isPresent();
                        path = path.get().parent()) {
                    kept.add(path.get());
                }
                if (Imports.wanted(resource)) {
                    imported.add(resource.path());
                }
            });
            this.going = there.stream()
                    .map(Inventory.Found::path)
                    .filter(path -> !kept.contains(path))
                    .filter(path -> path.parent().filter(imported::contains).isEmpty()
                            || !Set.of("operations", "schemas")
                                    .contains(path.parts().getLast().segment()))
                    .collect(Collectors.toSet());
        }

        List<Step> first() {
            return steps(false);
        }

        List<Step> last() {
            return steps(true);
        }

        private List<Step> steps(boolean named) {
            var namedByOthers = there.stream()
                    .filter(found -> !going.contains(found.path()))
                    .flatMap(found -> References.of(found.path(), found.type(), found.properties()).stream())
                    .map(References.Reference::target)
                    .collect(Collectors.toSet());
            var called = calledByOthers();
            var paths = going.stream()
                    // What stands in something that goes, goes with it.
                    .filter(path -> path.parent().filter(going::contains).isEmpty())
                    .filter(path -> (namedByOthers.contains(path) || called.contains(path)) == named)
                    .sorted(Ordering.byRank())
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.reverse(paths);
            return paths.stream().map(path -> (Step) new Step.Delete(path)).toList();
        }

        private Set<ResourcePath> calledByOthers() {
            Map<String, ResourcePath> byName = there.stream()
                    .filter(found -> found.type().segment().equals("namedValues"))
                    .collect(Collectors.toMap(
                            found -> found.properties().path("displayName").asText(),
                            Inventory.Found::path,
                            (one, _) -> one));
            return there.stream()
                    .filter(found -> !going.contains(found.path()))
                    .flatMap(found -> References.namedValues(found.type(), found.properties()).stream())
                    .filter(byName::containsKey)
                    .map(byName::get)
                    .collect(Collectors.toSet());
        }
    }
}
