package dev.gatehouse.policy.cachelookup;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.cachestore.Downstream;
import dev.gatehouse.policy.text.HeaderLines;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code <cache-lookup vary-by-developer="false" vary-by-developer-groups="false"><vary-by-header>Accept</vary-by-header>
 * <vary-by-query-parameter>kind;page</vary-by-query-parameter></cache-lookup>}: answers a GET with the response that
 * {@code cache-store} kept. Then neither the rest of inbound nor the backend nor what stands in outbound up to
 * {@code cache-store} runs; what stands behind it does, so that the caller gets what the first caller got.
 *
 * <ul>
 *   <li>{@code vary-by-developer}, {@code vary-by-developer-groups}: whether each user, each set of groups has responses
 *       of its own. Every API, operation and product has.
 *   <li>{@code <vary-by-header>}: headers whose values tell responses apart.
 *   <li>{@code <vary-by-query-parameter>}: query parameters (several with {@code ;}) that tell responses apart; without
 *       any, all do, apart from the one that carries a subscription key.
 *   <li>{@code downstream-caching-type}: {@code none}, {@code private} or {@code public}: whether others than Gatehouse
 *       may keep the response, by {@code Cache-Control}. {@code must-revalidate} ({@code true}): whether they must ask
 *       again once it is stale.
 *   <li>{@code allow-private-response-caching} ({@code false}): whether calls with an {@code Authorization} header, and
 *       so all that a token lets in, use the cache.
 *   <li>{@code caching-type}: {@code prefer-external} and {@code internal} both mean the gateway's own cache; there is no
 *       other yet.
 * </ul>
 *
 * Calls with a {@code Range} header do not use the cache.
 *
 * @param headers in lower case
 * @param queryParameters empty for all
 */
public record CacheLookup(
        boolean byDeveloper,
        boolean byGroups,
        boolean allowPrivate,
        Downstream downstream,
        List<String> headers,
        Set<String> queryParameters)
        implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "cache-lookup",
            Set.of(Section.INBOUND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ONCE_A_SECTION,
            """
            <cache-lookup vary-by-developer="false" vary-by-developer-groups="false" downstream-caching-type="none">
                <vary-by-header>Accept</vary-by-header>
                <vary-by-query-parameter>page</vary-by-query-parameter>
            </cache-lookup>""",
            CacheLookup::read);

    private static CacheLookup read(ElementReader in) {
        needed(in, "vary-by-developer");
        needed(in, "vary-by-developer-groups");
        in.choice("caching-type", true, Map.of("prefer-external", true, "internal", true));
        return new CacheLookup(
                in.flag("vary-by-developer", false),
                in.flag("vary-by-developer-groups", false),
                in.flag("allow-private-response-caching", false),
                new Downstream(
                        in.choice(
                                "downstream-caching-type",
                                Downstream.Who.NOBODY,
                                Map.of(
                                        "none", Downstream.Who.NOBODY,
                                        "private", Downstream.Who.CALLER,
                                        "public", Downstream.Who.ANYBODY)),
                        in.flag("must-revalidate", true)),
                in.children("vary-by-header").stream()
                        .flatMap(CacheLookup::names)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList(),
                Set.copyOf(in.children("vary-by-query-parameter").stream()
                        .flatMap(CacheLookup::names)
                        .distinct()
                        .toList()));
    }

    private static void needed(ElementReader in, String attribute) {
        if (!in.has(attribute)) {
            in.problem("<cache-lookup> needs the attribute '" + attribute + "'.", "Add " + attribute + "=\"false\".");
        }
    }

    private static Stream<String> names(ElementReader in) {
        List<String> names = Arrays.stream(in.content().split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        boolean header = in.name().equals("vary-by-header");
        if (!in.contentIsExpression()
                && (names.isEmpty() || header && !names.stream().allMatch(HeaderLines::isName))) {
            in.problem("<" + in.name() + "> does not hold a name.", "Write a name, or several with ; between them.");
        }
        return names.stream();
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(new CacheLookupStep(this, assembly.world().cache()));
    }
}
