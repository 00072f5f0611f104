package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

import static dev.gatehouse.cli.files.expression.Function.of;

/** Ids of resources, and what they hold. */
final class ResourceFunctions {
    private static final String PROVIDERS = "/providers/";

    private ResourceFunctions() {}

    static List<Function> all() {
        return List.of(
                of("resourceGroup", 0, 0, (_, scope) -> scope.resourceGroup()),
                of("subscription", 0, 0, (_, scope) -> scope.subscription()),
                of("tenant", 0, 0, (_, scope) -> scope.tenant()),
                of("resourceId", 2, Integer.MAX_VALUE, ResourceFunctions::resourceId),
                of("subscriptionResourceId", 2, Integer.MAX_VALUE, ResourceFunctions::subscriptionResourceId),
                of("tenantResourceId", 2, Integer.MAX_VALUE, (a, _) -> id(a, "", 0)),
                of("extensionResourceId", 3, Integer.MAX_VALUE, (a, _) -> id(a, a.string(0), 1)),
                of("reference", 1, 3, ResourceFunctions::reference),
                refused("listKeys"),
                refused("listSecrets"),
                refused("listValue"));
    }

    /** {@code resourceId([subscription,] [group,] type, name, …)}: the type is the first with a slash. */
    private static JsonNode resourceId(Arguments a, Scope scope) {
        var type = type(a, 2);
        var subscription = type == 2
                ? a.string(0)
                : scope.subscription().path("subscriptionId").asText();
        var group = type > 0
                ? a.string(type - 1)
                : scope.resourceGroup().path("name").asText();
        return id(a, "/subscriptions/" + subscription + "/resourceGroups/" + group, type);
    }

    private static JsonNode subscriptionResourceId(Arguments a, Scope scope) {
        var type = type(a, 1);
        var subscription = type == 1
                ? a.string(0)
                : scope.subscription().path("subscriptionId").asText();
        return id(a, "/subscriptions/" + subscription, type);
    }

    private static int type(Arguments a, int most) {
        for (var i = 0; i <= most && i < a.count(); i++) {
            if (a.string(i).contains("/")) {
                return i;
            }
        }
        throw a.problem("no argument is a type such as Microsoft.ApiManagement/service.");
    }

    /** The id below a scope, of the type at that place and the names after it. */
    private static JsonNode id(Arguments a, String scope, int type) {
        var segments = a.string(type).split("/", -1);
        var names = a.count() - type - 1;
        if (segments.length - 1 != names) {
            throw a.problem("the type " + a.string(type) + " takes " + (segments.length - 1) + " names, and " + names
                    + " are given.");
        }
        var id = new StringBuilder(scope).append(PROVIDERS).append(segments[0]);
        for (var i = 1; i < segments.length; i++) {
            id.append('/').append(segments[i]).append('/').append(a.text(type + i));
        }
        return Arguments.of(id.toString());
    }

    private static JsonNode reference(Arguments a, Scope scope) {
        if (a.has(2) && !a.string(2).equalsIgnoreCase("Full")) {
            throw a.wrong(2, "'Full'");
        }
        return scope.reference(a.string(0), a.has(2));
    }

    /** A secret must not get into a plan, an output or another resource by the way. */
    private static Function refused(String name) {
        return of(name, 0, Integer.MAX_VALUE, (_, _) -> {
            throw new ExpressionException(name + "() would reveal a secret to whoever reads what comes of it: give the"
                    + " value as a parameter of type secureString.");
        });
    }
}
