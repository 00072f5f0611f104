package dev.gatehouse.cli.files.plan;

import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Wanted;

import java.util.Locale;
import java.util.Set;

/** Which APIs and definitions the server takes. */
final class ApiKinds {
    /** Formats of definitions that are refused by name; those by link are read when they are applied. */
    private static final Set<String> REFUSED = Set.of("wsdl", "wadl", "graphql", "odata", "grpc");

    private ApiKinds() {}

    /** @return whether the server takes it */
    static boolean check(Wanted api, Findings findings) {
        var properties = api.properties();
        var taken = true;
        for (var property : new String[] {"type", "apiType"}) {
            var type = properties.path(property).asText("http");
            if (!type.equalsIgnoreCase("http")) {
                taken = false;
                findings.unsupported(
                        api.placeOf(property),
                        "APIs of type " + type + " aren't available: " + api.path() + " is one.");
            }
        }
        var format = properties.path("format").asText("").toLowerCase(Locale.ROOT);
        var refused = REFUSED.stream().filter(format::startsWith).findFirst();
        refused.ifPresent(kind -> findings.unsupported(
                api.placeOf("value"),
                "Definitions in " + kind + " can't be imported: give OpenAPI, or make the operations one by one."));
        return taken && refused.isEmpty();
    }
}
