package dev.gatehouse.cli.files.expression;

import java.util.List;
import java.util.Optional;

import static dev.gatehouse.cli.files.expression.Function.of;

/** What a template says of itself: its parameters, variables and loops. */
final class DeploymentFunctions {
    private DeploymentFunctions() {}

    static List<Function> all() {
        return List.of(
                of("parameters", 1, 1, (a, scope) -> scope.parameter(a.string(0))),
                of("variables", 1, 1, (a, scope) -> scope.variable(a.string(0))),
                of("copyIndex", 0, 2, DeploymentFunctions::copyIndex),
                of("deployment", 0, 0, (_, scope) -> scope.deployment()));
    }

    /** With a loop's name, an offset, or both. */
    private static com.fasterxml.jackson.databind.JsonNode copyIndex(Arguments a, Scope scope) {
        var named = a.has(0) && a.any(0).isTextual();
        var offset = named ? 1 : 0;
        var index = scope.copyIndex(named ? Optional.of(a.string(0)) : Optional.empty());
        if (!named && a.has(1)) {
            throw a.wrong(0, "the name of a loop");
        }
        return Arguments.of(index + (a.has(offset) ? a.number(offset) : 0));
    }
}
