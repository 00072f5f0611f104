package dev.gatehouse.policy.cachestore;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.xml.ElementReader;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code <cache-store duration="3600" cache-response="true" />}: keeps the response, as it is at this place, for calls
 * like this one; {@code cache-lookup} must have looked for it. The body passes by while it is copied.
 *
 * <ul>
 *   <li>{@code duration}: seconds.
 *   <li>{@code cache-response}: {@code true} keeps a response of any status, {@code false} none; without it, those with
 *       status 200.
 * </ul>
 *
 * Not kept: bodies over 2 MiB, responses that set cookies, and those whose {@code Cache-Control} is {@code no-store} or
 * {@code private}.
 *
 * @param always {@code cache-response}
 */
public record CacheStore(Duration duration, Optional<Boolean> always) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "cache-store",
            Set.of(Section.OUTBOUND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ONCE_A_SECTION,
            """
            <cache-store duration="3600" />""",
            CacheStore::read);

    private static CacheStore read(ElementReader in) {
        Duration duration = Duration.ofSeconds(in.number("duration", 1, Integer.MAX_VALUE));
        boolean always = in.flag("cache-response", false);
        return new CacheStore(duration, in.has("cache-response") ? Optional.of(always) : Optional.empty());
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(new CacheStoreStep(this, assembly.world().cache()));
    }
}
