package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.identity.IdentityProviderException;
import dev.gatehouse.identity.IdentityProviderException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The requests that one method of the adapter makes, under one deadline.
 *
 * <p>A directory throttles, fails, and doesn't know yet what was just made (facts/entra-and-graph.md §7.5): 429 and
 * 5xx are always tried again, 400, 403 and 404 only where the request is {@link Attempt#FRESH about something new}.
 */
final class GraphCall {
    private static final Logger LOG = LoggerFactory.getLogger(GraphCall.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Set<Integer> NOT_YET = Set.of(400, 403, 404);
    private static final int MOST_PAGES = 1_000;

    private final GraphWire wire;
    private final AccessTokens tokens;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final String graphUrl;
    private final Instant deadline;

    GraphCall(
            GraphWire wire,
            AccessTokens tokens,
            InstantSource clock,
            Sleeper sleeper,
            String graphUrl,
            Duration patience) {
        this.wire = wire;
        this.tokens = tokens;
        this.clock = clock;
        this.sleeper = sleeper;
        this.graphUrl = graphUrl;
        this.deadline = clock.instant().plus(patience);
    }

    /** How an attempt that did not succeed is understood. */
    enum Attempt {
        /** What it is about has long been there: a refusal is a refusal. */
        SETTLED,
        /** What it is about was made a moment ago, and may not have arrived everywhere. */
        FRESH
    }

    String url(String path) {
        return graphUrl + path;
    }

    Instant now() {
        return clock.instant();
    }

    /** What is at the path, or nothing. */
    Optional<JsonNode> find(String path) {
        var reply = send(GraphRequest.get(url(path)), Attempt.SETTLED, Set.of(404));
        return reply.ok() ? Optional.of(reply.body()) : Optional.empty();
    }

    /** What is at the path; waits for it to appear. */
    JsonNode read(String path) {
        return send(GraphRequest.get(url(path)), Attempt.FRESH).body();
    }

    /** Every item of a list, over all its pages; a list that isn't there is empty, unless it is to be waited for. */
    List<JsonNode> list(String path, Attempt attempt) {
        return listAt(graphUrl, path, attempt, attempt == Attempt.FRESH ? Set.of() : Set.of(404));
    }

    /** The same below another base. */
    List<JsonNode> listAt(String base, String path, Attempt attempt, Set<Integer> accepted) {
        var items = new ArrayList<JsonNode>();
        each(base, path, attempt, accepted, items::add);
        return items;
    }

    /** Shows every item of a long list, over all its pages, and keeps none. */
    void each(String path, Consumer<JsonNode> item) {
        each(graphUrl, path, Attempt.SETTLED, Set.of(404), item);
    }

    private void each(String base, String path, Attempt attempt, Set<Integer> accepted, Consumer<JsonNode> item) {
        var next = base + path;
        for (int page = 0; page < MOST_PAGES; page++) {
            var reply = send(GraphRequest.get(next), attempt, accepted);
            reply.body().path("value").forEach(item);
            next = reply.body().path("@odata.nextLink").asText("");
            if (next.isEmpty()) {
                return;
            }
            next = below(base, next);
        }
        throw new IdentityProviderException(Kind.REFUSED, "Graph's list " + path + " does not end.", null);
    }

    /**
     * A next page, asked where this page was asked: a directory may know itself by another address than the one that
     * it is reached at, and the token goes nowhere else.
     */
    private static String below(String base, String next) {
        var version = base.substring(base.lastIndexOf('/')) + "/";
        var at = next.indexOf(version);
        if (at < 0) {
            throw new IdentityProviderException(
                    Kind.REFUSED, "Graph named a next page outside of " + base + "; it is not followed.", null);
        }
        return base + next.substring(at + version.length() - 1);
    }

    GraphReply send(GraphRequest request, Attempt attempt) {
        return send(request, attempt, Set.of(), () -> {});
    }

    /** @param accepted statuses besides 2xx that are an answer rather than a failure */
    GraphReply send(GraphRequest request, Attempt attempt, Set<Integer> accepted) {
        return send(request, attempt, accepted, () -> {});
    }

    /**
     * @param whenUncertain runs before another attempt when the last one may have been carried out though it failed
     */
    GraphReply send(GraphRequest request, Attempt attempt, Set<Integer> accepted, Runnable whenUncertain) {
        var wait = FIRST_WAIT;
        var renewed = false;
        var uncertain = false;
        while (true) {
            var outcome = once(request);
            if (outcome.reply().isPresent()) {
                var reply = outcome.reply().get();
                if (reply.ok() || accepted.contains(reply.status()) || uncertain && isGone(request, reply)) {
                    return reply;
                }
                if (reply.status() == 401 && !renewed) {
                    renewed = true;
                    tokens.fresh(AccessTokens.GRAPH);
                    continue;
                }
                if (!worthAnother(reply, attempt)) {
                    throw refused(request, reply);
                }
            }
            pause(outcome.reply().flatMap(GraphReply::retryAfter).orElse(wait), request, outcome);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            if (request.changes() && outcome.uncertain()) {
                uncertain = true;
                whenUncertain.run();
            }
        }
    }

    /** What is not there any more was deleted by the attempt whose answer got lost. */
    private static boolean isGone(GraphRequest request, GraphReply reply) {
        return request.method().equals("DELETE") && reply.status() == 404;
    }

    private record Outcome(Optional<GraphReply> reply, Optional<IOException> failure) {
        /** Whether the request may have been carried out without our being told. */
        boolean uncertain() {
            return reply.map(GraphReply::status).orElse(500) >= 500;
        }

        String describe() {
            return reply.map(GraphReply::error)
                    .orElseGet(() -> failure.map(IOException::toString).orElse(""));
        }
    }

    private Outcome once(GraphRequest request) {
        var token = tokens.token(AccessTokens.GRAPH);
        try {
            return new Outcome(Optional.of(wire.send(request, token)), Optional.empty());
        } catch (IOException e) {
            return new Outcome(Optional.empty(), Optional.of(e));
        }
    }

    private static boolean worthAnother(GraphReply reply, Attempt attempt) {
        return reply.status() == 429
                || reply.status() >= 500
                || attempt == Attempt.FRESH && NOT_YET.contains(reply.status());
    }

    private void pause(Duration wait, GraphRequest request, Outcome outcome) {
        if (clock.instant().plus(wait).isAfter(deadline)) {
            throw outOfTime(request, outcome);
        }
        LOG.debug("{} is tried again in {}: {}", request, wait, outcome.describe());
        pause(wait);
    }

    /** Waits, unless that would outlast the deadline. */
    boolean pause(Duration wait) {
        if (clock.instant().plus(wait).isAfter(deadline)) {
            return false;
        }
        try {
            sleeper.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityProviderException(Kind.UNAVAILABLE, "Interrupted while waiting for the directory.", e);
        }
    }

    private static IdentityProviderException outOfTime(GraphRequest request, Outcome outcome) {
        var status = outcome.reply().map(GraphReply::status).orElse(0);
        if (NOT_YET.contains(status)) {
            return refused(request, outcome.reply().get());
        }
        var why = status == 429 ? "is throttling" : status == 0 ? "could not be reached" : "is failing";
        return new IdentityProviderException(
                Kind.UNAVAILABLE,
                "The directory " + why + " (" + request + ": " + outcome.describe() + "). Try again later.",
                outcome.failure().orElse(null));
    }

    private static IdentityProviderException refused(GraphRequest request, GraphReply reply) {
        var kind = reply.status() == 401 || reply.status() == 403 ? Kind.NOT_PERMITTED : Kind.REFUSED;
        return new IdentityProviderException(kind, "The directory refused " + request + ": " + reply.error(), null);
    }
}
