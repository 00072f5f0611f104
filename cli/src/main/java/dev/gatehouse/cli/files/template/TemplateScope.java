package dev.gatehouse.cli.files.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.expression.ExpressionException;
import dev.gatehouse.cli.files.expression.Scope;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be named at one place of a template.
 *
 * @param turns where each loop around the place stands, the innermost last
 * @param arguments of the template's own function that the place is in
 * @param inDefault whether the place is a parameter's default value, the one where Azure allows the time
 */
record TemplateScope(
        Symbols symbols, Map<String, Integer> turns, Optional<Map<String, JsonNode>> arguments, boolean inDefault)
        implements Scope {

    static TemplateScope of(Symbols symbols) {
        return new TemplateScope(symbols, Map.of(), Optional.empty(), false);
    }

    TemplateScope turning(String loop, int turn) {
        var more = new LinkedHashMap<>(turns);
        more.remove(loop.toLowerCase(Locale.ROOT));
        more.put(loop.toLowerCase(Locale.ROOT), turn);
        return new TemplateScope(symbols, more, arguments, inDefault);
    }

    TemplateScope withArguments(Map<String, JsonNode> given) {
        return new TemplateScope(symbols, Map.of(), Optional.of(given), false);
    }

    TemplateScope forDefaults() {
        return new TemplateScope(symbols, turns, arguments, true);
    }

    @Override
    public JsonNode parameter(String name) {
        if (arguments.isPresent()) {
            return arguments.get().entrySet().stream()
                    .filter(argument -> argument.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new ExpressionException("The function has no parameter " + name + "."));
        }
        return symbols.parameter(name);
    }

    @Override
    public JsonNode variable(String name) {
        if (arguments.isPresent()) {
            throw new ExpressionException("A template's own functions know their parameters alone, no variables.");
        }
        return symbols.variable(name);
    }

    @Override
    public int copyIndex(Optional<String> loop) {
        var turn = loop.isPresent()
                ? turns.get(loop.get().toLowerCase(Locale.ROOT))
                : turns.values().stream().reduce((_, later) -> later).orElse(null);
        if (turn == null) {
            throw new ExpressionException("copyIndex() stands outside of "
                    + loop.map(name -> "the loop " + name).orElse("a copy loop") + ".");
        }
        return turn;
    }

    @Override
    public ObjectNode resourceGroup() {
        return symbols.surroundings().resourceGroup();
    }

    @Override
    public ObjectNode subscription() {
        return symbols.surroundings().subscription();
    }

    @Override
    public ObjectNode tenant() {
        return symbols.surroundings().tenant();
    }

    @Override
    public ObjectNode deployment() {
        return symbols.surroundings().deployment();
    }

    @Override
    public JsonNode reference(String name, boolean full) {
        return symbols.reference(name, full);
    }

    @Override
    public Instant now() {
        if (!inDefault) {
            throw new ExpressionException(
                    "utcNow() and newGuid() stand in default values of parameters alone: elsewhere no plan could be held.");
        }
        return symbols.surroundings().now();
    }

    @Override
    public Optional<JsonNode> call(String name, List<JsonNode> given) {
        return symbols.call(name, given, this);
    }
}
