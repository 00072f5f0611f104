package dev.gatehouse.cli.files.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.Findings;
import dev.gatehouse.cli.files.Given;
import dev.gatehouse.cli.files.Place;
import dev.gatehouse.cli.files.Secrets;
import dev.gatehouse.cli.files.Wanted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Puts values that are given by name into the named values of a folder; secrets have no other way in. */
final class GivenValues {
    private final Findings findings;
    private final Secrets secrets;

    GivenValues(Findings findings, Secrets secrets) {
        this.findings = findings;
        this.secrets = secrets;
    }

    List<Wanted> apply(List<Wanted> wanted, Given given) {
        var used = new HashSet<String>();
        var result = new ArrayList<Wanted>();
        for (var resource : wanted) {
            result.add(resource.type().segment().equals("namedValues") ? valued(resource, given, used) : resource);
        }
        given.values().keySet().stream()
                .filter(name -> !used.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> findings.problem(
                        Place.of("--parameter " + name),
                        "The folder has no named value " + name + ", for which a value is given."));
        return result;
    }

    private Wanted valued(Wanted resource, Given given, HashSet<String> used) {
        for (var name : List.of(
                resource.path().name(),
                resource.properties().path("displayName").asText())) {
            var value = given.value(name);
            if (value.isPresent()) {
                used.add(name.toLowerCase(Locale.ROOT));
                return valued(resource, value.get());
            }
        }
        return resource;
    }

    private Wanted valued(Wanted resource, Given.Value value) {
        var body = resource.body().deepCopy();
        var properties = (ObjectNode) body.get("properties");
        // What would have come from a key vault is a secret.
        var secret = properties.path("secret").asBoolean(false) || properties.remove("keyVault") != null;
        if (secret) {
            properties.put("secret", true);
            secrets.add(value.value());
            if (value.exposed()) {
                findings.problem(
                        resource.placeOf("value"),
                        resource.path().name() + " is a secret, and other users of the machine can read a command line:"
                                + " give it with --parameter " + resource.path().name()
                                + "=@FILE or --parameters FILE.");
            }
        }
        properties.remove("keyVault");
        properties.put("value", value.value().asText());
        return resource.holding(body);
    }
}
