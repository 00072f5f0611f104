package dev.gatehouse.gateway.routing;

import dev.gatehouse.model.gateway.Entity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of one API, each method's in the order in which they are tried. */
final class OperationTable {
    private static final Logger LOG = LoggerFactory.getLogger(OperationTable.class);

    private final Map<String, Candidates> methods;

    /** An operation ready to match. {@code fault} says why it can only fail; empty when it is sound. */
    private record Compiled(Entity.Operation operation, UrlTemplate template, String fault) {}

    /** One method's operations: those that begin with fixed text by that text, and the others after them. */
    private record Candidates(Map<String, List<Compiled>> byFirst, List<Compiled> others) {}

    private OperationTable(Map<String, Candidates> methods) {
        this.methods = methods;
    }

    static OperationTable of(Collection<Entity.Operation> operations) {
        var sorted = operations.stream()
                .map(OperationTable::compile)
                .sorted(Comparator.comparing(Compiled::template, UrlTemplate.PRECEDENCE)
                        .thenComparing(compiled -> compiled.operation().order())
                        .thenComparing(compiled -> compiled.operation().id()))
                .toList();
        var methods = new HashMap<String, Candidates>();
        for (var compiled : sorted) {
            var candidates = methods.computeIfAbsent(
                    compiled.operation().method(), _ -> new Candidates(new HashMap<>(), new ArrayList<>()));
            var segments = compiled.template().segments();
            if (!segments.isEmpty() && segments.getFirst() instanceof TemplateSegment.Literal literal) {
                candidates
                        .byFirst()
                        .computeIfAbsent(literal.folded(), _ -> new ArrayList<>())
                        .add(compiled);
            } else {
                candidates.others().add(compiled);
            }
        }
        return new OperationTable(methods);
    }

    /** @param from the segment at which the operation's part of the path begins */
    Optional<Route.Matched> match(Entity.Api api, String method, RequestPath path, int from, QueryArguments arguments) {
        var candidates = methods.get(method);
        if (candidates == null) {
            return Optional.empty();
        }
        if (path.size() > from) {
            var found = first(
                    candidates.byFirst().getOrDefault(path.segment(from).folded(), List.of()), path, from, arguments);
            if (found.isPresent()) {
                return found.map(compiled -> route(api, compiled, path, from, arguments));
            }
        }
        return first(candidates.others(), path, from, arguments)
                .map(compiled -> route(api, compiled, path, from, arguments));
    }

    private static Optional<Compiled> first(
            List<Compiled> candidates, RequestPath path, int from, QueryArguments arguments) {
        for (var candidate : candidates) {
            if (candidate.template().matches(path, from, arguments)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Route.Matched route(
            Entity.Api api, Compiled compiled, RequestPath path, int from, QueryArguments arguments) {
        return new Route.Matched(
                api,
                compiled.operation(),
                path.from(from),
                compiled.template().parameters(path, from, arguments),
                compiled.fault());
    }

    private static Compiled compile(Entity.Operation operation) {
        try {
            return new Compiled(operation, UrlTemplate.compile(operation.urlTemplate()), "");
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "Operation {} can't be routed and answers 500 until its URL template is mended: {}",
                    operation.id(),
                    e.getMessage());
            return new Compiled(operation, UrlTemplate.prefix(operation.urlTemplate()), e.getMessage());
        }
    }
}
