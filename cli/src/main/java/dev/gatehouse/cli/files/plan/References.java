package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.ResourcePath;
import dev.gatehouse.cli.files.Server;
import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.policy.PolicyLanguage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What resources name of each other: by id, and in policies. */
public final class References {
    private static final Pattern IN_POLICY = Pattern.compile("(fragment-id|backend-id)\\s*=\\s*[\"']([^\"'@{}]+)[\"']");

    private References() {}

    /**
     * One resource named.
     *
     * @param property where, with dots
     */
    public record Reference(ResourcePath target, String property) {}

    /** Those that stand in a resource's properties. */
    public static List<Reference> of(ResourcePath path, ResourceType type, ObjectNode properties) {
        var all = new ArrayList<Reference>();
        properties.properties().stream()
                .filter(member -> type.schema()
                        .property(member.getKey())
                        .filter(property -> property.access() == Access.READ_ONLY)
                        .isEmpty())
                .forEach(member -> ids(member.getKey(), member.getKey(), member.getValue(), all));
        if (Server.isPolicy(type)) {
            var matcher = IN_POLICY.matcher(properties.path("value").asText());
            while (matcher.find()) {
                var segment = matcher.group(1).equals("fragment-id") ? "policyFragments" : "backends";
                all.add(new Reference(around(path).child(segment, matcher.group(2)), "value"));
            }
        }
        var name = path.name();
        var revision = name.toLowerCase(java.util.Locale.ROOT).indexOf(";rev=");
        if (type.segment().equals("apis") && revision > 0) {
            var root = path.parent().orElseThrow().child("apis", name.substring(0, revision));
            all.add(new Reference(root, ""));
        }
        // A link is between what it stands in and what it is called like.
        type.target()
                .filter(_ -> type.style() == dev.gatehouse.model.catalogue.Style.LINK)
                .ifPresent(target -> all.add(new Reference(around(path).child(target, name), "")));
        return List.copyOf(all);
    }

    private static void ids(String name, String place, JsonNode value, List<Reference> all) {
        if (value.isTextual()) {
            if (name.endsWith("Id") || Set.of("id", "scope").contains(name)) {
                ResourcePath.ofId(value.textValue())
                        .filter(target -> !target.equals(ResourcePath.SERVICE))
                        .filter(target -> target.type().isPresent())
                        .ifPresent(target -> all.add(new Reference(target, place)));
            }
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                ids(name, place + "[" + i + "]", value.get(i), all);
            }
        } else {
            value.properties()
                    .forEach(member -> ids(member.getKey(), place + "." + member.getKey(), member.getValue(), all));
        }
    }

    /** Display names of the named values that a policy or a property calls. */
    static Set<String> namedValues(ResourceType type, ObjectNode properties) {
        return Server.isPolicy(type) && !properties.path("format").asText().endsWith("-link")
                ? PolicyLanguage.namedValues(properties.path("value").asText())
                : Set.of();
    }

    /** The service or the workspace that a resource stands in. */
    static ResourcePath around(ResourcePath path) {
        return path.parts().size() > 1 && path.parts().getFirst().segment().equalsIgnoreCase("workspaces")
                ? new ResourcePath(path.parts().subList(0, 1))
                : ResourcePath.SERVICE;
    }
}
