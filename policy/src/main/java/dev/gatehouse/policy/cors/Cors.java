package dev.gatehouse.policy.cors;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.text.HeaderLines;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code <cors allow-credentials="false" terminate-unmatched-request="true"><allowed-origins><origin>https://…</origin>
 * </allowed-origins><allowed-methods preflight-result-max-age="300"><method>GET</method></allowed-methods>
 * <allowed-headers><header>*</header></allowed-headers><expose-headers><header>…</header></expose-headers></cors>}.
 *
 * <ul>
 *   <li>{@code <allowed-origins>}: {@code *}, or scheme, host and port of each; without a port the scheme's own.
 *   <li>{@code <allowed-methods>}: {@code *}, or each; without the element, GET and POST.
 *       {@code preflight-result-max-age}: seconds for which a browser may remember the answer, 0 is usual.
 *   <li>{@code <allowed-headers>}: {@code *}, or each; without the element, none beyond those that need no asking.
 *   <li>{@code <expose-headers>}: response headers that the page may read.
 *   <li>{@code allow-credentials}: whether the browser may send cookies and the like. Not together with the origin
 *       {@code *}, which browsers would refuse.
 *   <li>{@code terminate-unmatched-request}: a preflight, GET or HEAD of an origin (or a preflight of a method or header)
 *       that is not allowed gets an empty 200 without CORS headers; with {@code false} it goes on, without CORS headers.
 * </ul>
 *
 * A preflight runs this policy and no other, unless the API has an operation for OPTIONS.
 *
 * @param origins normalized; empty for all
 * @param methods empty for all
 * @param headers in lower case; empty for none
 * @param anyHeader whether all headers are allowed
 */
public record Cors(
        Set<String> origins,
        Set<String> methods,
        OptionalInt maxAge,
        Set<String> headers,
        boolean anyHeader,
        List<String> exposed,
        boolean credentials,
        boolean terminate)
        implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "cors",
            Set.of(Section.INBOUND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ONCE_A_SECTION,
            """
            <cors allow-credentials="false">
                <allowed-origins>
                    <origin>https://www.example.com</origin>
                </allowed-origins>
                <allowed-methods preflight-result-max-age="300">
                    <method>GET</method>
                    <method>POST</method>
                </allowed-methods>
                <allowed-headers>
                    <header>*</header>
                </allowed-headers>
                <expose-headers>
                    <header>X-Total-Count</header>
                </expose-headers>
            </cors>""",
            Cors::read);

    private static final String ANY = "*";

    private static Cors read(ElementReader in) {
        Set<String> origins = in.child("allowed-origins").map(Cors::readOrigins).orElseGet(() -> {
            in.problem("<cors> needs <allowed-origins>.", "Add it, with an <origin>.");
            return Set.of();
        });
        Optional<ElementReader> methods = in.child("allowed-methods");
        Set<String> headers = in.child("allowed-headers")
                .map(list -> Set.copyOf(items(list, "header")))
                .orElse(Set.of());
        boolean credentials = in.flag("allow-credentials", false);
        if (credentials && origins.contains(ANY)) {
            in.problem(
                    "allow-credentials",
                    "'allow-credentials' can't be 'true' together with the origin *: browsers refuse it.",
                    "Name the origins, or leave credentials out.");
        }
        Set<String> allowed =
                methods.map(list -> Set.copyOf(items(list, "method"))).orElse(Set.of("GET", "POST"));
        return new Cors(
                origins.contains(ANY) ? Set.of() : origins,
                allowed.contains(ANY)
                        ? Set.of()
                        : allowed.stream()
                                .map(method -> method.toUpperCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                methods.map(list -> list.optionalNumber("preflight-result-max-age", 0, Integer.MAX_VALUE))
                        .orElse(OptionalInt.empty()),
                headers.stream().map(header -> header.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
                headers.contains(ANY),
                in.child("expose-headers").map(list -> items(list, "header")).orElse(List.of()),
                credentials,
                in.flag("terminate-unmatched-request", true));
    }

    private static Set<String> readOrigins(ElementReader in) {
        Set<String> origins = new HashSet<>();
        for (ElementReader item : in.children("origin")) {
            String text = item.content();
            Optional<String> origin = text.equals(ANY) ? Optional.of(ANY) : Origin.normalized(text);
            if (origin.isEmpty() && !item.contentIsExpression()) {
                item.problem(
                        "The text of this <origin> is not an origin.",
                        "Write * or scheme, host and port, such as https://www.example.com.");
            }
            origin.ifPresent(origins::add);
        }
        if (in.children("origin").isEmpty()) {
            in.problem("<allowed-origins> is empty.", "Add an <origin>.");
        }
        return origins;
    }

    private static List<String> items(ElementReader in, String item) {
        return in.children(item).stream()
                .map(reader -> {
                    String text = reader.content();
                    if (!HeaderLines.isName(text) && !reader.contentIsExpression()) {
                        reader.problem("The text of this <" + item + "> is not a " + item + "'s name.", "Correct it.");
                    }
                    return text;
                })
                .toList();
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(new CorsStep(this));
    }
}
