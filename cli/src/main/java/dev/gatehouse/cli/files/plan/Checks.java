package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.cli.files.Wanted;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.Scope;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what the server would refuse, before anything is changed. */
final class Checks {
    private final Map<ResourcePath, Wanted> wanted = new HashMap<>();
    private final Server server;
    private final Secrets secrets;
    private final Findings findings;
    private final Map<ResourcePath, Map<String, Optional<String>>> namedValues = new HashMap<>();

    Checks(List<Wanted> all, Server server, Secrets secrets, Findings findings) {
        this.server = server;
        this.secrets = secrets;
        this.findings = findings;
        for (var resource : all) {
            var other = wanted.putIfAbsent(resource.path(), resource);
            if (other != null) {
                findings.problem(
                        resource.place(),
                        resource.path() + " is wanted twice: it stands at " + other.place() + " too.");
            }
        }
    }

    void run() {
        wanted.values().stream()
                .sorted(java.util.Comparator.comparing(Wanted::path, Ordering.byRank()))
                .forEach(this::check);
    }

    private void check(Wanted resource) {
        var current = server.find(resource.path(), resource.type());
        if (resource.type().style() != Style.LINK) {
            new ShapeCheck(resource, current.isPresent(), findings).run();
            secrets(resource, current);
        }
        if (resource.type().segment().equals("apis") && resource.type().style() == Style.ENTITY) {
            if (ApiKinds.check(resource, findings) && Imports.wanted(resource)) {
                Imports.check(resource, server, findings);
            }
        }
        parents(resource);
        references(resource);
        if (Server.isPolicy(resource.type())) {
            policy(resource);
        }
    }

    /** A secret is never in an export: it comes from outside, or is there already. */
    private void secrets(Wanted resource, Optional<ObjectNode> current) {
        var properties = resource.properties();
        if (resource.type().segment().equals("namedValues")) {
            var secret = properties.path("secret").asBoolean(false);
            if (secret && properties.hasNonNull("value")) {
                secrets.add(properties.get("value"));
            }
            if (properties.hasNonNull("keyVault")) {
                findings.problem(
                        resource.placeOf("keyVault"),
                        "Key Vault can't be asked here: give the value itself, with --parameter "
                                + resource.path().name() + "=@FILE.");
            } else if (!properties.hasNonNull("value") && current.isEmpty()) {
                findings.problem(
                        resource.placeOf("value"),
                        "The value of " + resource.path() + (secret ? ", a secret," : "")
                                + " is neither in the files nor on the server: give it with --parameter "
                                + resource.path().name() + "=@FILE.");
            }
        }
        resource.type().schema().properties().stream()
                .filter(property -> property.access() == Access.SECRET)
                .filter(property -> properties.hasNonNull(property.name()))
                .forEach(property -> secrets.add(properties.get(property.name())));
    }

    /** Something that stands in what isn't there can't be made. */
    private void parents(Wanted resource) {
        resource.path()
                .parent()
                .filter(parent -> !parent.equals(ResourcePath.SERVICE))
                .filter(parent -> !isThere(parent) && !isImported(parent))
                .ifPresent(parent -> findings.problem(
                        resource.place(),
                        resource.path() + " stands in " + parent
                                + ", which is neither in the files nor on the server."));
    }

    private void references(Wanted resource) {
        for (var reference : References.of(resource.path(), resource.type(), resource.properties())) {
            if (!isThere(reference.target()) && !isImported(reference.target())) {
                findings.problem(
                        reference.property().isEmpty() ? resource.place() : resource.placeOf(reference.property()),
                        (reference.property().isEmpty() ? resource.path().toString() : reference.property())
                                + " refers to " + reference.target()
                                + ", which is neither in the files nor on the server.");
            }
        }
    }

    private boolean isThere(ResourcePath path) {
        return wanted.containsKey(path) || server.exists(path);
    }

    /** Operations come with the definition of their API. */
    private boolean isImported(ResourcePath path) {
        return path.type().filter(Catalogue.OPERATIONS::equals).isPresent()
                && path.parent()
                        .map(wanted::get)
                        .filter(Imports::wanted)
                        .filter(api -> Imports.mayBring(api, path.name()))
                        .isPresent();
    }

    private void policy(Wanted resource) {
        var properties = resource.properties();
        if (properties.path("format").asText().endsWith("-link")
                || !properties.path("value").isTextual()) {
            return;
        }
        var fragment = fragment(properties);
        var around = References.around(resource.path());
        if (PolicyLanguage.namedValues(fragment.text()).stream().anyMatch(name -> isUnvalued(around, name))) {
            // That the value is missing is said already, and what the document is with it can't be known.
            return;
        }
        NamedValues named = name -> namedValue(around, name);
        var problems = resource.type().segment().equals("policyFragments")
                ? PolicyLanguage.check(fragment, named, named(around))
                : PolicyLanguage.check(
                        fragment.text(), fragment.format(), scope(resource.type()), named, named(around));
        var place = resource.placeOf("value");
        problems.forEach(problem -> findings.problem(place, "Policy: " + secrets.masked(problem.text())));
    }

    private static Scope scope(ResourceType place) {
        var type = place.ofService();
        if (type.equals(Catalogue.POLICIES)) {
            return place.origin().isPresent() ? Scope.WORKSPACE : Scope.GLOBAL;
        }
        if (type.equals(Catalogue.PRODUCT_POLICIES)) {
            return Scope.PRODUCT;
        }
        return type.equals(Catalogue.API_POLICIES) ? Scope.API : Scope.OPERATION;
    }

    /** What documents name by id. That a backend is missing is said with all references; what it can do, the server says. */
    private dev.gatehouse.policy.References named(ResourcePath around) {
        return new dev.gatehouse.policy.References() {
            @Override
            public Optional<Fragment> fragment(String id) {
                return Checks.this.fragment(around, id);
            }

            @Override
            public Optional<Entity.Backend> backend(String id) {
                return Optional.of(
                        new Entity.Backend(id, "", Map.of(), Map.of(), Optional.empty(), List.of(), Optional.empty()));
            }
        };
    }

    /** A fragment that there will be, by the id that documents include it by. */
    private Optional<Fragment> fragment(ResourcePath around, String id) {
        var path = around.child("policyFragments", id);
        return Optional.ofNullable(wanted.get(path))
                .map(Wanted::properties)
                .or(() -> path.type().flatMap(type -> server.find(path, type)).map(there ->
                        (ObjectNode) there.get("properties")))
                .filter(properties -> properties.path("value").isTextual())
                .map(Checks::fragment);
    }

    private static Fragment fragment(ObjectNode properties) {
        return new Fragment(
                properties.path("value").asText(),
                PolicyLanguage.format(properties
                        .path("format")
                        .asText("xml")
                        .toLowerCase(Locale.ROOT)
                        .equals("rawxml")));
    }

    private Optional<String> namedValue(ResourcePath around, String name) {
        return namedValues.computeIfAbsent(around, this::namedValues).getOrDefault(name, Optional.empty());
    }

    /** Whether the files want a named value that nobody knows the value of. */
    private boolean isUnvalued(ResourcePath around, String name) {
        return namedValue(around, name).isEmpty()
                && wanted.values().stream()
                        .filter(resource -> resource.type().segment().equals("namedValues"))
                        .filter(resource ->
                                resource.path().parent().filter(around::equals).isPresent())
                        .anyMatch(resource -> resource.properties()
                                .path("displayName")
                                .asText()
                                .equals(name));
    }

    /** Those that there will be: the server's, and over them the files'. */
    private Map<String, Optional<String>> namedValues(ResourcePath around) {
        var all = new HashMap<String, Optional<String>>();
        var type = Catalogue.byPath(around.child("namedValues", "x").typePath());
        if (type.isEmpty()) {
            return Map.of();
        }
        for (var known : server.list(around, type.get())) {
            var path = around.child("namedValues", known.path("name").asText());
            all.put(
                    known.at("/properties/displayName").asText(),
                    Optional.of(known.at("/properties/value").asText(""))
                            .filter(value -> !value.isEmpty())
                            .or(() -> server.secrets(path)
                                    .map(revealed -> revealed.path("value").asText())));
        }
        wanted.values().stream()
                .filter(resource -> resource.type().equals(type.get()))
                .filter(resource ->
                        resource.path().parent().filter(around::equals).isPresent())
                .filter(resource -> resource.properties().hasNonNull("value"))
                .forEach(resource -> all.put(
                        resource.properties().path("displayName").asText(),
                        Optional.of(resource.properties().path("value").asText())));
        return all;
    }

    Set<ResourcePath> paths() {
        return wanted.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }
}
