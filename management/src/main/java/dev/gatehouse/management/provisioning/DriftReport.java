package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the last reconciliation found, and who is at one: kept as a note beside the resources, so that all processes on
 * one database know of it.
 */
public final class DriftReport {
    private static final String NOTE = "reconciliation";
    /** Differences that are told one by one; beyond that they are only counted. */
    private static final int MOST_SHOWN = 1_000;
    /** How long one run may take before another process may think that this one died. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final String OWNER = "owner";
    private static final String UNTIL = "until";
    private static final String ATTEMPTED = "attemptedAt";
    private static final String STARTED = "startedAt";
    private static final String FINISHED = "finishedAt";
    private static final String PROBLEM = "problem";
    private static final String WAITING = "waiting";
    private static final String COUNTS = "counts";
    private static final String SHOWN = "value";
    private static final String SERVICE = "service";
    /** Under which name what no resource knows is counted; no service's key. */
    private static final String NOBODY = "";

    private final ObjectNode json;

    private DriftReport(ObjectNode json) {
        this.json = json;
    }

    /** As it is kept. */
    public static DriftReport of(ResourceView view) {
        return new DriftReport(view.note(NOTE)
                .map(text -> (ObjectNode) dev.gatehouse.http.Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Json::object));
    }

    /** When the last run that came to its end did. */
    public Optional<Instant> finished() {
        return time(FINISHED);
    }

    /** When the last run began, whatever became of it. */
    Optional<Instant> attempted() {
        return time(ATTEMPTED);
    }

    /** How many differences that one found, at all services. */
    public long drifts() {
        long sum = 0;
        for (var kinds : json.path(COUNTS)) {
            for (var count : kinds) {
                sum += count.asLong();
            }
        }
        return sum;
    }

    /** Why the newest run found nothing out; empty if it did. */
    public Optional<String> problem() {
        return Json.text(json, PROBLEM);
    }

    /** Who is at one. */
    boolean isRunning(Instant now) {
        return json.has(OWNER) && time(UNTIL).filter(now::isBefore).isPresent();
    }

    String owner() {
        return Json.text(json, OWNER).orElse("");
    }

    DriftReport begun(String owner, Instant now) {
        var next = json.deepCopy();
        next.put(OWNER, owner).put(UNTIL, now.plus(LEASE).toString()).put(ATTEMPTED, now.toString());
        return new DriftReport(next);
    }

    DriftReport failed(String problem) {
        var next = json.deepCopy().put(PROBLEM, problem);
        next.remove(List.of(OWNER, UNTIL));
        return new DriftReport(next);
    }

    /** @param waiting how many intents there are */
    static DriftReport done(List<Drift> drifts, Instant started, Instant now, int waiting) {
        var next = Json.object()
                .put(ATTEMPTED, started.toString())
                .put(STARTED, started.toString())
                .put(FINISHED, now.toString())
                .put(WAITING, waiting);
        var counts = next.putObject(COUNTS);
        var shown = next.putArray(SHOWN);
        for (var drift : drifts) {
            var service = drift.service().orElse(NOBODY);
            var kinds = counts.get(service) instanceof ObjectNode there ? there : counts.putObject(service);
            var kind = drift.kind().wireName();
            kinds.put(kind, kinds.path(kind).asLong() + 1);
            if (shown.size() < MOST_SHOWN) {
                shown.add(drift.toJson().put(SERVICE, service));
            }
        }
        return new DriftReport(next);
    }

    void keep(ResourceChange change) {
        change.note(NOTE, json.toString());
    }

    /**
     * As a service's managers see it.
     *
     * @param service its key
     * @param first whether what no resource knows is shown there too
     */
    public ObjectNode document(String service, boolean first, Instant now) {
        var document = Json.object().put("running", isRunning(now));
        List.of(STARTED, FINISHED, ATTEMPTED, PROBLEM)
                .forEach(name -> Json.text(json, name).ifPresent(text -> document.put(name, text)));
        document.put(WAITING, json.path(WAITING).asInt());
        var kinds = Json.object();
        add(kinds, json.path(COUNTS).path(service));
        if (first) {
            add(kinds, json.path(COUNTS).path(NOBODY));
        }
        long count = 0;
        for (var kind : kinds) {
            count += kind.asLong();
        }
        document.put("count", count).set("kinds", kinds);
        var value = document.putArray(SHOWN);
        for (var one : json.path(SHOWN)) {
            var at = one.path(SERVICE).asText();
            if (at.equals(service) || first && at.equals(NOBODY)) {
                ObjectNode shown = one.deepCopy();
                shown.remove(SERVICE);
                value.add(shown);
            }
        }
        return document;
    }

    /** Whose applications differ, as far as they were told one by one. */
    public Differing differing() {
        var resources = new HashSet<String>();
        var grants = new HashSet<String>();
        for (var one : json.path(SHOWN)) {
            var resource = one.path(Drift.RESOURCE).asText().toLowerCase(Locale.ROOT);
            var application = one.path(Drift.APPLICATION).asText().toLowerCase(Locale.ROOT);
            if (!application.isEmpty()) {
                grants.add(application + " " + resource);
            } else if (!resource.isEmpty()) {
                resources.add(resource);
            }
        }
        return new Differing(Set.copyOf(resources), Set.copyOf(grants));
    }

    /** Of which resources, and between which, something differs; by ARM path in lower case. */
    public record Differing(Set<String> resources, Set<String> grants) {
        public boolean has(String resource) {
            return resources.contains(resource.toLowerCase(Locale.ROOT));
        }

        /** Whether what an application was granted of a product differs. */
        public boolean between(String application, String product) {
            return grants.contains((application + " " + product).toLowerCase(Locale.ROOT));
        }
    }

    private static void add(ObjectNode kinds, JsonNode more) {
        more.properties()
                .forEach(kind -> kinds.put(
                        kind.getKey(),
                        kinds.path(kind.getKey()).asLong() + kind.getValue().asLong()));
    }

    private Optional<Instant> time(String name) {
        return Json.text(json, name).map(Instant::parse);
    }
}
