package dev.gatehouse.management.types.apis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Records;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Operation;

import java.util.Set;
import java.util.stream.Collectors;

/** Operations: a method and template that no other of the API has, with every parameter described. */
final class OperationType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(Catalogue.OPERATIONS);
    }

    @Override
    public void prepare(Draft draft, ResourceView view) {
        var properties = draft.properties();
        Json.text(properties, "urlTemplate")
                .filter(template -> !template.startsWith("/"))
                .ifPresent(template -> properties.put("urlTemplate", "/" + template));
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var operation = draft.as(Operation.class);
        rules(draft.properties(), problems);
        var template = UrlTemplate.parse(operation.urlTemplate());
        if (template.problem().isPresent()) {
            return;
        }
        view.below(draft.id().parent().orElseThrow(), Catalogue.OPERATIONS).stream()
                .filter(other -> !other.id().equals(draft.id()))
                .filter(other -> same(operation, template, other.as(Operation.class)))
                .findFirst()
                .ifPresent(other -> problems.add(
                        "urlTemplate",
                        "urlTemplate and method must be unique in the API: operation "
                                + other.id().name() + " has " + operation.method() + " " + operation.urlTemplate()
                                + "."));
    }

    /** What must hold of an operation, whatever others there are. Only after the schema was checked. */
    static void rules(ObjectNode properties, Problems problems) {
        var operation = Records.read(properties, Operation.class);
        if (operation.policies().isPresent()) {
            problems.add("policies", "policies can't be given here: PUT the document at …/policies/policy.");
        }
        var template = UrlTemplate.parse(operation.urlTemplate());
        template.problem().ifPresent(problem -> problems.add("urlTemplate", "urlTemplate " + problem));
        if (template.problem().isEmpty()) {
            parameters(operation, template, problems);
        }
    }

    private static boolean same(Operation operation, UrlTemplate template, Operation other) {
        return other.method().equalsIgnoreCase(operation.method())
                && UrlTemplate.parse(other.urlTemplate()).shape().equals(template.shape());
    }

    private static void parameters(Operation operation, UrlTemplate template, Problems problems) {
        var described = operation.templateParameters().stream()
                .map(Operation.Parameter::name)
                .toList();
        var wanted = template.parameters();
        var missing = wanted.stream().filter(name -> !described.contains(name)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add(
                    "templateParameters",
                    "templateParameters must describe every parameter of urlTemplate: " + missing + ".");
        }
        for (var i = 0; i < described.size(); i++) {
            var name = described.get(i);
            if (described.indexOf(name) != i) {
                problems.add("templateParameters[" + i + "].name", "templateParameters names " + name + " twice.");
            } else if (!wanted.contains(name) && !template.wildcards().contains(name)) {
                problems.add("templateParameters[" + i + "].name", "urlTemplate has no parameter {" + name + "}.");
            }
        }
    }
}
