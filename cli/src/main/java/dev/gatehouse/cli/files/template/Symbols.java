package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Given;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.expression.ExpressionException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a template gives names to: parameters, variables, functions, and resources to refer to. */
final class Symbols {
    private final ObjectNode template;
    private final Place place;
    private final Values values;
    private final Surroundings surroundings;
    private final Map<String, ParameterDeclaration> declarations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, JsonNode> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, JsonNode> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, ObjectNode> functions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> working = new HashSet<>();
    private ResourceReferences references = (_, _) -> Optional.empty();

    /** What resources hold, by id or name. */
    interface ResourceReferences {
        Optional<JsonNode> find(String name, boolean full);
    }

    Symbols(ObjectNode template, Place place, Values values, Surroundings surroundings) {
        this.template = template;
        this.place = place;
        this.values = values;
        this.surroundings = surroundings;
        section("parameters").properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode rules) {
                var at = place.at("parameters").at(member.getKey());
                declarations.put(member.getKey(), new ParameterDeclaration(member.getKey(), rules, at));
            }
        });
        template.path("functions")
                .forEach(group -> group.path("members").properties().forEach(member -> {
                    if (member.getValue() instanceof ObjectNode function) {
                        functions.put(group.path("namespace").asText() + "." + member.getKey(), function);
                    }
                }));
    }

    Surroundings surroundings() {
        return surroundings;
    }

    void referTo(ResourceReferences known) {
        references = known;
    }

    private ObjectNode section(String name) {
        return template.get(name) instanceof ObjectNode section ? section : dev.gatehouse.http.Json.object();
    }

    /** Gives every parameter its value, and says what is missing or wrong. */
    void give(Given given, Findings findings, Secrets secrets) {
        for (var name : given.values().keySet()) {
            if (!declarations.containsKey(name)) {
                findings.problem(
                        place.at("parameters"),
                        "The template has no parameter " + name + ", for which a value is given.");
            }
        }
        for (var declaration : declarations.values()) {
            try {
                var value = value(declaration, given);
                parameters.put(declaration.name(), value);
                if (declaration.secret()) {
                    secrets.add(value);
                }
            } catch (TemplateProblem e) {
                findings.problem(e.problem());
            }
        }
    }

    private JsonNode value(ParameterDeclaration declaration, Given given) {
        var from = given.value(declaration.name());
        if (from.isPresent()) {
            return declaration.given(from.get());
        }
        if (parameters.containsKey(declaration.name())) {
            return parameters.get(declaration.name());
        }
        if (declaration.defaultValue().isPresent()) {
            var scope = TemplateScope.of(this).forDefaults();
            // A default may name another parameter, which may come later.
            return declaration.checked(once(
                    "parameter " + declaration.name(),
                    () -> values.resolve(
                            declaration.defaultValue().get(),
                            declaration.place().at("defaultValue"),
                            scope)));
        }
        if (declaration.nullable()) {
            return NullNode.getInstance();
        }
        throw new TemplateProblem(
                declaration.place(),
                "Parameter " + declaration.name() + " has no value: give it with --parameter " + declaration.name()
                        + "=" + (declaration.secret() ? "@FILE" : "VALUE") + " or --parameters FILE.");
    }

    JsonNode parameter(String name) {
        var known = parameters.get(name);
        if (known != null) {
            return known;
        }
        var declaration = declarations.get(name);
        if (declaration == null) {
            throw new ExpressionException("The template has no parameter " + name + ".");
        }
        if (declaration.defaultValue().isEmpty()) {
            throw new ExpressionException("Parameter " + name + " has no value.");
        }
        return value(declaration, new Given(Map.of(), List.of()));
    }

    JsonNode variable(String name) {
        var known = variables.get(name);
        if (known == null) {
            known = once("variable " + name, () -> work(name));
            variables.put(name, known);
        }
        return known;
    }

    private JsonNode work(String name) {
        var scope = TemplateScope.of(this);
        var section = section("variables");
        var at = place.at("variables");
        for (var member : section.properties()) {
            if (member.getKey().equalsIgnoreCase(name) && !member.getKey().equalsIgnoreCase("copy")) {
                return values.resolve(member.getValue(), at.at(member.getKey()), scope);
            }
        }
        if (section.get("copy") instanceof ArrayNode loops) {
            for (var i = 0; i < loops.size(); i++) {
                if (loops.get(i) instanceof ObjectNode loop
                        && loop.path("name").asText().equalsIgnoreCase(name)
                        && loop.has("input")) {
                    return values.loop(loop, at.at("copy").at(i), scope);
                }
            }
        }
        throw new ExpressionException("The template has no variable " + name + ".");
    }

    private JsonNode once(String what, java.util.function.Supplier<JsonNode> work) {
        if (!working.add(what)) {
            throw new ExpressionException("The value of " + what + " depends on itself.");
        }
        try {
            return work.get();
        } finally {
            working.remove(what);
        }
    }

    JsonNode reference(String name, boolean full) {
        return references
                .find(name, full)
                .orElseThrow(
                        () -> new ExpressionException(
                                "reference(): " + name
                                        + " is neither in the template nor on the server, so what it holds isn't known before it is there."));
    }

    /** Calls one of the template's own functions. */
    Optional<JsonNode> call(String name, List<JsonNode> arguments, TemplateScope scope) {
        var function = functions.get(name);
        if (function == null) {
            return Optional.empty();
        }
        var declared = function.path("parameters");
        if (declared.size() != arguments.size()) {
            throw new ExpressionException(
                    name + "() takes " + declared.size() + " arguments, and " + arguments.size() + " are given.");
        }
        var given = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < arguments.size(); i++) {
            given.put(declared.get(i).path("name").asText(), arguments.get(i));
        }
        var output = function.path("output").path("value");
        return Optional.of(values.resolve(output, place.at("functions"), scope.withArguments(new HashMap<>(given))));
    }

    /** What the outputs are once everything is there; those of secret types are left out. */
    ObjectNode outputs(Findings findings) {
        var outputs = dev.gatehouse.http.Json.object();
        section("outputs").properties().forEach(member -> {
            var at = place.at("outputs").at(member.getKey());
            if (!(member.getValue() instanceof ObjectNode output)
                    || output.path("type")
                            .asText()
                            .toLowerCase(java.util.Locale.ROOT)
                            .startsWith("secure")) {
                return;
            }
            try {
                var scope = TemplateScope.of(this);
                if (output.has("condition")
                        && !values.resolve(output.get("condition"), at.at("condition"), scope)
                                .asBoolean(true)) {
                    return;
                }
                outputs.set(
                        member.getKey(),
                        output.get("copy") instanceof ObjectNode loop
                                ? values.loop(loop.deepCopy().put("name", member.getKey()), at.at("copy"), scope)
                                : values.resolve(output.path("value"), at.at("value"), scope));
            } catch (TemplateProblem e) {
                findings.note(
                        e.problem().place(),
                        "The output can't be told. " + e.problem().sentence());
            }
        });
        return outputs;
    }
}
