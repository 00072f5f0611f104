package dev.gatehouse.management.types.backends;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Logger;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loggers: what their kind needs to reach its target; the secrets among it become named values. */
final class LoggerType implements ResourceBehaviour {
    /** Of the credentials, those that open nothing. */
    private static final Set<String> OPEN = Set.of("name", "endpointAddress", "identityClientId");

    private final NamedCredentials secrets;

    LoggerType(Sealing sealing) {
        secrets = new NamedCredentials("Logger-Credentials-", sealing);
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(BackendTypes.LOGGERS);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var logger = draft.as(Logger.class);
        switch (logger.loggerType()) {
            case "azureEventHub" -> {
                one(logger, List.of("name"), problems);
                one(logger, List.of("connectionString", "endpointAddress"), problems);
            }
            case "applicationInsights" -> one(logger, List.of("instrumentationKey", "connectionString"), problems);
            default -> {}
        }
        draft.beforeAs(Logger.class)
                .filter(before -> !before.loggerType().equals(logger.loggerType()))
                .ifPresent(_ -> problems.add("loggerType", "loggerType can't be changed: make another logger."));
        if (problems.none() && draft.properties().get("credentials") instanceof ObjectNode credentials) {
            credentials.properties().stream()
                    .filter(one -> !OPEN.contains(one.getKey()))
                    .forEach(one -> one.setValue(TextNode.valueOf(secrets.kept(
                            draft,
                            view,
                            "credentials." + one.getKey(),
                            one.getValue().asText(),
                            problems))));
        }
    }

    private static void one(Logger logger, List<String> names, Problems problems) {
        if (names.stream()
                .allMatch(name -> logger.credentials().getOrDefault(name, "").isBlank())) {
            problems.add(
                    "credentials." + names.getFirst(),
                    "credentials." + String.join(" or credentials.", names) + " is required where loggerType is "
                            + logger.loggerType() + ".");
        }
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        NamedCredentials.tidy(
                change, draft.id(), draft.uid(), draft.properties().toString());
    }

    @Override
    public void checkDelete(Deletion deletion, ResourceView view) {
        var id = deletion.resource().id();
        var users = diagnostics(view, deletion.resource())
                .filter(diagnostic -> Json.text(diagnostic.properties(), "loggerId")
                        .filter(id.shortPath()::equalsIgnoreCase)
                        .isPresent())
                .map(diagnostic -> diagnostic.id().shortPath())
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw ArmException.conflict(
                    "Logger " + id.name() + " is used by " + users + ": delete them or give them another first.");
        }
    }

    private static Stream<Resource> diagnostics(ResourceView view, Resource logger) {
        var scope = logger.id().parent().orElseThrow();
        var here = Catalogue.child(scope.type(), "diagnostics");
        var below = Catalogue.child(scope.type(), "apis").flatMap(apis -> Catalogue.child(apis, "diagnostics"));
        return Stream.of(here, below).flatMap(type -> type.stream()).flatMap(type -> view.below(scope, type).stream());
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        NamedCredentials.tidy(
                change, deletion.resource().id(), deletion.resource().uid(), "");
    }
}
