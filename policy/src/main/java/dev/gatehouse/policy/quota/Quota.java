package dev.gatehouse.policy.quota;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.counting.Limits;
import dev.gatehouse.policy.xml.ElementReader;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code <quota calls="100" bandwidth="40000" renewal-period="604800"><api id="…" calls="50"><operation id="…"
 * calls="10" /></api></quota>}: refuses a call with 403 when its subscription, or its application for this product, has
 * used up its calls or its bytes of this period. Calls with neither key nor token are not limited. Refused calls don't
 * count.
 *
 * <ul>
 *   <li>{@code calls}, {@code bandwidth} (kilobytes of 1024 bytes, of the bodies both ways, counted when the call is
 *       over): one of them, or both.
 *   <li>{@code renewal-period}: seconds; 0 for a quota that is never renewed. Periods follow one another from the
 *       subscription's start date (its creation if it has none), for applications from Monday 1 January 2024, 00:00 UTC.
 *   <li>{@code <api>}, in it {@code <operation>}: quotas of their own, named by {@code id} or {@code name}, each counted
 *       on its own; a call must keep all that are for it. Their {@code renewal-period} is that of the element they stand
 *       in unless they say another.
 * </ul>
 *
 * Counts survive a restart of the gateway.
 */
public record Quota(Limits<Allowance> limits, Duration period) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "quota",
            Set.of(Section.INBOUND),
            Set.of(Scope.PRODUCT),
            PolicyKind.Times.ONCE_A_DOCUMENT,
            """
            <quota calls="10000" bandwidth="40000" renewal-period="3600" />""",
            Quota::read);

    /**
     * What may be used in a period.
     *
     * @param bytes of bodies both ways
     * @param period negative for that of the whole quota
     */
    public record Allowance(OptionalLong calls, OptionalLong bytes, Duration period) {}

    private static final Duration INHERITED = Duration.ofSeconds(-1);

    private static Quota read(ElementReader in) {
        if (!in.has("renewal-period")) {
            in.number("renewal-period", 0, Integer.MAX_VALUE);
        }
        Limits<Allowance> limits = Limits.read(in, Quota::readAllowance);
        return new Quota(limits, limits.whole().period());
    }

    private static Allowance readAllowance(ElementReader in) {
        OptionalInt calls = in.optionalNumber("calls", 1, Integer.MAX_VALUE);
        OptionalInt kilobytes = in.optionalNumber("bandwidth", 1, Integer.MAX_VALUE);
        boolean onlyOperations =
                in.name().equals("api") && !in.children("operation").isEmpty();
        if (!in.has("calls") && !in.has("bandwidth") && !onlyOperations) {
            in.problem("<" + in.name() + "> limits nothing.", "Add calls=\"…\" or bandwidth=\"…\".");
        }
        OptionalInt period = in.optionalNumber("renewal-period", 0, Integer.MAX_VALUE);
        return new Allowance(
                calls.isPresent() ? OptionalLong.of(calls.getAsInt()) : OptionalLong.empty(),
                kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsInt() * 1024L) : OptionalLong.empty(),
                period.isPresent() ? Duration.ofSeconds(period.getAsInt()) : INHERITED);
    }

    /** The period of one of its allowances. */
    Duration periodOf(Allowance allowance) {
        return allowance.period().isNegative() ? period : allowance.period();
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(new QuotaStep(
                this, assembly.world().counters(), assembly.place().id()));
    }
}
