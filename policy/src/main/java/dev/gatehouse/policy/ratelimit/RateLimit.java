package dev.gatehouse.policy.ratelimit;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.counting.Limits;
import dev.gatehouse.policy.text.HeaderLines;
import dev.gatehouse.policy.xml.ElementReader;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code <rate-limit calls="5" renewal-period="60"><api id="…" calls="3" renewal-period="60"><operation id="…" calls="1"
 * renewal-period="60" /></api></rate-limit>}: refuses a call with 429 when its subscription, or its application for its
 * product, has made {@code calls} calls in the last {@code renewal-period} seconds. Calls with neither key nor token are
 * not limited. Refused calls don't count.
 *
 * <ul>
 *   <li>{@code calls}, {@code renewal-period} (seconds, at most 300).
 *   <li>{@code retry-after-header-name} ({@code Retry-After} is usual), {@code retry-after-variable-name}: after how many
 *       seconds a refused call is worth trying again.
 *   <li>{@code remaining-calls-header-name}, {@code remaining-calls-variable-name}: how many calls are left.
 *   <li>{@code total-calls-header-name}: {@code calls}.
 *   <li>{@code <api>}, in it {@code <operation>}: limits of their own, named by {@code id} or {@code name}, each counted
 *       on its own; a call must keep all that are for it.
 * </ul>
 */
public record RateLimit(
        Limits<Rate> limits,
        String retryAfterHeader,
        Optional<String> retryAfterVariable,
        Optional<String> remainingHeader,
        Optional<String> remainingVariable,
        Optional<String> totalHeader)
        implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "rate-limit",
            Set.of(Section.INBOUND),
            EnumSet.of(Scope.PRODUCT, Scope.API, Scope.OPERATION),
            PolicyKind.Times.ONCE_A_DOCUMENT,
            """
            <rate-limit calls="20" renewal-period="90" remaining-calls-header-name="X-Remaining-Calls" />""",
            RateLimit::read);

    private static final int LONGEST_SECONDS = 300;

    /** So many calls in that time. */
    public record Rate(int calls, Duration period) {}

    private static RateLimit read(ElementReader in) {
        return new RateLimit(
                Limits.read(in, RateLimit::readRate),
                header(in, "retry-after-header-name").orElse("Retry-After"),
                in.optionalText("retry-after-variable-name"),
                header(in, "remaining-calls-header-name"),
                in.optionalText("remaining-calls-variable-name"),
                header(in, "total-calls-header-name"));
    }

    private static Rate readRate(ElementReader in) {
        return new Rate(
                in.number("calls", 1, Integer.MAX_VALUE),
                Duration.ofSeconds(in.number("renewal-period", 1, LONGEST_SECONDS)));
    }

    private static Optional<String> header(ElementReader in, String attribute) {
        Optional<String> name = in.optionalText(attribute);
        if (name.isPresent() && (!HeaderLines.isName(name.get()) || HeaderLines.untouchable(name.get()))) {
            in.problem(attribute, in.cannotBe(attribute), "Use a header's name.");
        }
        return name;
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(new RateLimitStep(
                this, assembly.world().counters(), assembly.place().id()));
    }
}
