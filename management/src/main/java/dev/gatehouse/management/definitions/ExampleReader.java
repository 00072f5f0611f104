package dev.gatehouse.management.definitions;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads {@code example} and {@code examples} into examples by name. */
final class ExampleReader {
    private final Refs refs;

    ExampleReader(Refs refs) {
        this.refs = refs;
    }

    ObjectNode read(ObjectNode node, Place place) {
        var examples = Nodes.object();
        if (node.has("example")) {
            examples.putObject("default").set("value", node.get("example"));
        }
        var named = node.path("examples");
        if (named.isObject()) {
            for (var member : named.properties()) {
                var at = place.member("examples").member(member.getKey());
                var example = refs.resolve(member.getValue(), at);
                var kept = examples.putObject(member.getKey());
                for (var part : new String[] {"summary", "description", "value", "externalValue"}) {
                    if (example.has(part)) {
                        kept.set(part, example.get(part));
                    }
                }
            }
        }
        return examples;
    }
}
