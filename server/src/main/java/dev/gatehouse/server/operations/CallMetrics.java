package dev.gatehouse.server.operations;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts calls by API, product, application and outcome, and times them by API.
 *
 * <p>Together with all else at {@code /metrics}, the series stay below 10,000 however many applications there are:
 * those that first appear when the room is used up are counted under {@link #OTHER}. A label is {@code none} where a
 * call had no such thing.
 */
final class CallMetrics implements RecordReader {
    /** What stands for names beyond the bound. */
    static final String OTHER = "other";

    static final int MOST_COUNTED = 8_000;
    /** Each brings two histograms. */
    static final int MOST_TIMED = 50;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<Labels, Counter> counters = new HashMap<>();
    private final Map<String, Timers> timers = new HashMap<>();

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void read(AccessRecord record) {
        var labels = new Labels(
                named(record.apiId()), named(record.productId()), named(record.applicationId()), record.outcome());
        bounded(counters, labels, new Labels(OTHER, OTHER, OTHER, record.outcome()), MOST_COUNTED, this::counter)
                .increment();
        var timed = bounded(timers, labels.api(), OTHER, MOST_TIMED, this::timers);
        timed.total().record(record.total());
        if (!record.backend().isZero()) {
            timed.backend().record(record.backend());
        }
    }

    private static String named(String id) {
        return id.isEmpty() ? "none" : id;
    }

    /** What is there for the key, or is made while there is room, or stands for all others. */
    private static <K, V> V bounded(Map<K, V> known, K key, K other, int most, Function<K, V> maker) {
        var found = known.get(key);
        if (found != null) {
            return found;
        }
        return known.computeIfAbsent(known.size() < most ? key : other, maker);
    }

    private Counter counter(Labels labels) {
        return Counter.builder("gatehouse.calls")
                .description("Calls that the gateway answered")
                .tag("api", labels.api())
                .tag("product", labels.product())
                .tag("application", labels.application())
                .tag("outcome", labels.outcome().name().toLowerCase(java.util.Locale.ROOT))
                .register(registry);
    }

    private Timers timers(String api) {
        return new Timers(
                timer("gatehouse.call.duration", "From a call's head to its response's last byte", api),
                timer("gatehouse.backend.duration", "Waiting for the head of the backend's response", api));
    }

    private Timer timer(String name, String description, String api) {
        return Timer.builder(name)
                .description(description)
                .tag("api", api)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private record Labels(String api, String product, String application, AccessOutcome outcome) {}

    private record Timers(Timer total, Timer backend) {}
}
