package dev.gatehouse.policy;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.testing.HeaderList;
import dev.gatehouse.policy.testing.InMemoryCache;
import dev.gatehouse.policy.testing.InMemoryCall;
import dev.gatehouse.policy.testing.InMemoryCounters;
import dev.gatehouse.policy.testing.ManualClock;
import dev.gatehouse.policy.xml.Position;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** How a run goes on, waits, fails and ends, whatever its steps do. */
class RunTest {
    private static final Place PLACE = Place.of("api/a");
    private static final PolicyDocument.Span SPAN =
            new PolicyDocument.Span(Optional.empty(), new Position(1, 1), new Position(1, 1));

    private final List<String> trace = new ArrayList<>();
    private final Map<Section, List<PolicyDocument.Node>> sections = new HashMap<>();

    @Test
    void runsInboundThenBackendThenOutbound() {
        step(Section.INBOUND, "in", run -> Flow.NEXT);
        step(Section.BACKEND, "back", run -> Flow.NEXT);
        step(Section.OUTBOUND, "out", run -> Flow.NEXT);
        step(Section.ON_ERROR, "error", run -> Flow.NEXT);

        InMemoryCall call = start();

        assertThat(trace).containsExactly("in", "back", "out");
        assertThat(call.ends()).containsExactly("completed");
    }

    @Test
    void waitsUntilItIsResumedAndRunsEachStepOnce() {
        step(Section.INBOUND, "waits", run -> Flow.WAIT);
        step(Section.INBOUND, "next", run -> Flow.NEXT);
        InMemoryCall call = start();
        assertThat(trace).containsExactly("waits");
        assertThat(call.ends()).isEmpty();

        call.resume(Flow.NEXT);

        assertThat(trace).containsExactly("waits", "next");
        assertThat(call.ends()).containsExactly("completed");
    }

    @Test
    void aStepThatIsResumedBeforeItSaysThatItWaitsGoesOn() {
        step(Section.INBOUND, "resumes", run -> {
            run.call().resume(Flow.NEXT);
            trace.add("still in the step");
            return Flow.WAIT;
        });
        step(Section.OUTBOUND, "out", run -> Flow.NEXT);

        InMemoryCall call = start();

        assertThat(trace).containsExactly("resumes", "still in the step", "out");
        assertThat(call.ends()).containsExactly("completed");
    }

    @Test
    void aStepThatFailsBeforeItSaysThatItWaitsFails() {
        step(Section.INBOUND, "fails", run -> {
            run.call().fail(failure("Early"));
            return Flow.WAIT;
        });
        step(Section.OUTBOUND, "out", run -> Flow.NEXT);
        step(Section.ON_ERROR, "error", run -> Flow.NEXT);

        InMemoryCall call = start();

        assertThat(trace).containsExactly("fails", "error");
        assertThat(call.refusal()).map(PolicyFailure::reason).contains("Early");
    }

    @Test
    void endLeavesOutEverythingBehindIt() {
        step(Section.INBOUND, "ends", run -> Flow.END);
        step(Section.INBOUND, "in", run -> Flow.NEXT);
        step(Section.OUTBOUND, "out", run -> Flow.NEXT);

        InMemoryCall call = start();

        assertThat(trace).containsExactly("ends");
        assertThat(call.ends()).containsExactly("completed");
    }

    @Test
    void resumingWithEndEndsToo() {
        step(Section.INBOUND, "waits", run -> Flow.WAIT);
        step(Section.INBOUND, "in", run -> Flow.NEXT);
        InMemoryCall call = start();

        call.resume(Flow.END);

        assertThat(trace).containsExactly("waits");
        assertThat(call.ends()).containsExactly("completed");
    }

    @Test
    void aSecondResumeDoesNotRunAnything() {
        step(Section.INBOUND, "waits", run -> Flow.WAIT);
        step(Section.BACKEND, "waits-too", run -> Flow.WAIT);
        step(Section.OUTBOUND, "out", run -> Flow.NEXT);
        Pipeline pipeline = pipeline();
        InMemoryCall call = call();
        Run run = call.through(pipeline);
        run.resume(Flow.NEXT);
        run.fail(failure("NotBegun"));
        assertThat(trace).isEmpty();
        run.start();

        run.resume(Flow.WAIT);
        assertThat(trace).containsExactly("waits");
        run.resume(Flow.NEXT);

        assertThat(trace).containsExactly("waits", "waits-too");
        assertThat(call.ends()).isEmpty();
    }

    @Test
    void nothingHappensToARunThatIsOver() {
        step(Section.INBOUND, "in", run -> Flow.NEXT);
        InMemoryCall call = start();

        call.resume(Flow.NEXT);
        call.fail(failure("TooLate"));

        assertThat(trace).containsExactly("in");
        assertThat(call.ends()).containsExactly("completed");
        assertThat(call.response().status()).isEqualTo(200);
    }

    @Test
    void afterAFailureOnErrorKnowsWhatWentWrongAndWhere() {
        List<LastError> seen = new ArrayList<>();
        step(Section.OUTBOUND, "set-header[2]", run -> {
            throw failure("Broken");
        });
        step(Section.ON_ERROR, "error", run -> {
            seen.add(run.lastError().orElseThrow());
            assertThat(run.call().response().status()).isEqualTo(418);
            return Flow.NEXT;
        });

        InMemoryCall call = start();

        assertThat(seen)
                .containsExactly(new LastError(
                        "test",
                        "Broken",
                        "It broke.",
                        Optional.of(Scope.API),
                        Optional.of(Section.OUTBOUND),
                        "set-header[2]",
                        Optional.of("id-set-header[2]")));
        assertThat(call.ends()).containsExactly("refused");
    }

    @Test
    void aRefusalFromOutsideHasNoPlaceInAnyDocument() {
        List<LastError> seen = new ArrayList<>();
        step(Section.INBOUND, "in", run -> Flow.NEXT);
        step(Section.ON_ERROR, "error", run -> {
            seen.add(run.lastError().orElseThrow());
            return Flow.NEXT;
        });

        InMemoryCall call = call();
        call.through(pipeline()).refuse(failure("Refused"));

        assertThat(trace).containsExactly("error");
        assertThat(seen).singleElement().satisfies(error -> {
            assertThat(error.reason()).isEqualTo("Refused");
            assertThat(error.scope()).isEmpty();
            assertThat(error.section()).isEmpty();
            assertThat(error.path()).isEmpty();
            assertThat(error.policyId()).isEmpty();
        });
        assertThat(call.ends()).containsExactly("refused");
    }

    @Test
    void aFaultOfAStepIsAPlain500ThatSaysNothingOfIt() {
        step(Section.INBOUND, "breaks", run -> {
            throw new IllegalStateException("a secret detail");
        });
        step(Section.BACKEND, "back", run -> Flow.NEXT);
        step(Section.ON_ERROR, "error", run -> Flow.NEXT);

        InMemoryCall call = start();

        assertThat(trace).containsExactly("breaks", "error");
        assertThat(call.response().status()).isEqualTo(500);
        assertThat(new String(call.response().body().content())).doesNotContain("secret");
        assertThat(call.refusal()).map(PolicyFailure::outcome).contains(AccessOutcome.POLICY_FAILED);
    }

    @Test
    void aFailureInOnErrorIsAPlain500AndTheRestOfItDoesNotRun() {
        step(Section.INBOUND, "fails", run -> {
            throw failure("First");
        });
        step(Section.ON_ERROR, "fails-again", run -> {
            throw failure("Second");
        });
        step(Section.ON_ERROR, "never", run -> Flow.NEXT);

        InMemoryCall call = start();

        assertThat(trace).containsExactly("fails", "fails-again");
        assertThat(call.response().status()).isEqualTo(500);
        assertThat(call.ends()).containsExactly("refused");
        assertThat(call.refusal()).map(PolicyFailure::reason).contains("PolicyFailed");
    }

    @Test
    void headersWantedBeforeThereIsAResponseStandInIt() {
        step(Section.INBOUND, "wants", run -> {
            run.responseHeader("X-One", "1");
            run.addResponseHeader("Vary", "Origin");
            return Flow.NEXT;
        });
        step(Section.BACKEND, "answers", run -> {
            run.call().response().headers().set("x-one", "the backend's");
            run.call().response().headers().set("Vary", "Accept");
            return Flow.NEXT;
        });
        step(Section.OUTBOUND, "sees", run -> {
            trace.addAll(((HeaderList) run.call().response().headers()).sorted());
            run.responseHeader("X-Two", "2");
            return Flow.NEXT;
        });

        InMemoryCall call = start();

        assertThat(trace).contains("X-One: 1", "Vary: Accept", "Vary: Origin").doesNotContain("X-Two: 2");
        assertThat(call.response().headers().sorted())
                .containsExactly("Vary: Accept", "Vary: Origin", "X-One: 1", "X-Two: 2");
    }

    @Test
    void aPipelineIsSharedByCallsThatWaitAtDifferentPlaces() {
        step(Section.INBOUND, "first", run -> Flow.WAIT);
        step(Section.INBOUND, "second", run -> Flow.WAIT);
        Pipeline pipeline = pipeline();
        InMemoryCall one = call();
        InMemoryCall two = call();
        one.through(pipeline).start();
        two.through(pipeline).start();

        one.resume(Flow.NEXT);
        one.resume(Flow.NEXT);

        assertThat(one.ends()).containsExactly("completed");
        assertThat(two.ends()).isEmpty();
        assertThat(trace).containsExactly("first", "first", "second");
    }

    private void step(Section section, String name, Step step) {
        Policy policy = assembly -> assembly.add(run -> {
            trace.add(name);
            return step.run(run);
        });
        sections.computeIfAbsent(section, _ -> new ArrayList<>())
                .add(new PolicyDocument.Placed(PLACE, section, "test", Optional.of("id-" + name), name, SPAN, policy));
    }

    private Pipeline pipeline() {
        sections.computeIfAbsent(Section.BACKEND, _ -> new ArrayList<>());
        ManualClock clock = new ManualClock(Instant.EPOCH);
        return Pipeline.compile(
                List.of(new PolicyDocument(PLACE, sections)),
                new PolicyWorld(new InMemoryCounters(clock), new InMemoryCache(clock)));
    }

    private static InMemoryCall call() {
        return new InMemoryCall(
                "GET", URI.create("http://gateway.test/a"), "", CallContext.NONE, Instant.EPOCH, false, _ -> {});
    }

    private InMemoryCall start() {
        InMemoryCall call = call();
        call.through(pipeline()).start();
        return call;
    }

    private static PolicyFailure failure(String reason) {
        return new PolicyFailure(AccessOutcome.POLICY_REFUSED, "test", reason, "It broke.", 418);
    }
}
