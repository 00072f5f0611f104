package dev.gatehouse.portal.refusals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.ServiceId;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.portal.developer.Visitors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the owner of an application is told of its calls: how many, how they ended, how long they took; and the refusals of
 * the last hour, in words that are an owner's to know ({@link OwnerReason}).
 */
public final class OwnTraffic {
    private static final Duration REFUSALS = Duration.ofHours(1);
    private static final byte[] NOTHING = new byte[0];

    /** How far back one may look, and how finely. */
    private enum Range {
        HOUR(Duration.ofHours(1), Duration.ofMinutes(1)),
        DAY(Duration.ofDays(1), Duration.ofMinutes(30)),
        WEEK(Duration.ofDays(7), Duration.ofHours(3)),
        MONTH(Duration.ofDays(30), Duration.ofHours(12));

        private final Duration length;
        private final Duration interval;

        Range(Duration length, Duration interval) {
            this.length = length;
            this.interval = interval;
        }

        static Range of(Request request) {
            var asked = request.query().first("range").orElse("day");
            for (var range : values()) {
                if (range.name().equalsIgnoreCase(asked)) {
                    return range;
                }
            }
            throw new RequestException(400, "InvalidRange", "range must be hour, day, week or month.");
        }
    }

    private final Visitors visitors;
    private final ResourceId service;
    private final InstantSource clock;

    public OwnTraffic(Visitors visitors, ServiceId service, InstantSource clock) {
        this.visitors = visitors;
        this.service = ResourceId.of(service);
        this.clock = clock;
    }

    /** Its routes. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/api/applications/{name}/refusals", this::refusals)
                .route("GET", "/api/applications/{name}/usage", this::usage);
    }

    private Reply refusals(Request request) {
        var application = own(request);
        var body = Json.object();
        var value = body.putArray("value");
        var since = clock.instant().minus(REFUSALS);
        for (var record : ask(request, "refusals", since, application, Map.of("$top", "200"))) {
            value.add(refusal(record));
        }
        return Reply.json(200, body);
    }

    private static ObjectNode refusal(JsonNode record) {
        var outcome = AccessOutcome.valueOf(record.path("outcome").asText());
        var reason = OwnerReason.of(outcome);
        return Json.object()
                .put("timestamp", record.path("timestamp").asText())
                .put("requestId", record.path("requestId").asText())
                .put("method", record.path("method").asText())
                .put("path", record.path("path").asText())
                .put("status", record.path("status").asInt())
                .put("outcome", outcome.name())
                .put("text", reason.text())
                .put("fix", reason.fix());
    }

    private Reply usage(Request request) {
        var application = own(request);
        var range = Range.of(request);
        var until = clock.instant();
        long interval = range.interval.toMillis();
        var from = Instant.ofEpochMilli(until.minus(range.length).toEpochMilli() / interval * interval);
        var body = Json.object()
                .put("from", from.toString())
                .put("until", until.toString())
                .put("intervalMilliseconds", interval);
        var times = body.putArray("times");
        var query = Map.of("interval", range.interval.toString());
        for (var sum : ask(request, "traffic", from, application, query)) {
            times.add(sums(sum).put("timestamp", sum.path("timestamp").asText()));
        }
        var apis = body.putArray("apis");
        for (var sum : ask(request, "traffic", from, application, Map.of("by", "product,api"))) {
            apis.add(sums(sum)
                    .put("api", sum.path("apiName").asText())
                    .put("product", sum.path("productName").asText()));
        }
        return Reply.json(200, body);
    }

    private static ObjectNode sums(JsonNode sum) {
        return Json.object()
                .put("calls", sum.path("calls").asLong())
                .put("refused", sum.path("blocks").asLong())
                .put("failed", sum.path("failures").asLong())
                .put(
                        "averageMilliseconds",
                        sum.path("total").path("averageMilliseconds").asDouble());
    }

    private JsonNode ask(Request request, String what, Instant since, String application, Map<String, String> more) {
        var query = new java.util.HashMap<>(more);
        query.put(
                "$filter",
                "applicationId eq '" + application + "' and timestamp ge '" + since.truncatedTo(ChronoUnit.SECONDS)
                        + "'");
        var call = new Visitors.Call("GET", service, List.of(what), query, NOTHING);
        return visitors.answer(request, call).body().orElseThrow().path("value");
    }

    /** The name of the application that is asked about. */
    private String own(Request request) {
        var name = request.pathParameter("name");
        return visitors.as(
                request,
                developer -> Optional.of(name)
                        .filter(Catalogue.CLIENT_APPLICATIONS.name()::allows)
                        .flatMap(developer::application)
                        .map(found -> found.id().name())
                        .orElseThrow(
                                () -> new RequestException(404, "NotFound", "You have no application of this name.")));
    }
}
