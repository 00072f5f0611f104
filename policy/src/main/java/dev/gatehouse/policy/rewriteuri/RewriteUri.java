package dev.gatehouse.policy.rewriteuri;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.text.QueryText;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code <rewrite-uri template="/resource/{id}?kind={kind}" copy-unmatched-params="true" />}: what the backend is asked
 * for, behind its URL. Parameters of the operation's template can be used, and no others.
 *
 * <ul>
 *   <li>{@code template}: path, and query if wanted.
 *   <li>{@code copy-unmatched-params}: whether the caller's query parameters that the operation's template does not name
 *       are added. Those that the new template sets itself are not.
 * </ul>
 *
 * A path parameter that is {@code .} or {@code ..} is refused with 400.
 */
public record RewriteUri(Value template, boolean copyUnmatched) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "rewrite-uri",
            EnumSet.of(Section.INBOUND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            """
            <rewrite-uri template="/new/path" copy-unmatched-params="true" />""",
            RewriteUri::read);

    /** Visible characters that can stand in a path and query, and the braces of parameters. */
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?%{}\\[\\]|-]{1,4096}");

    private static RewriteUri read(ElementReader in) {
        String template = in.text("template");
        if (!template.isEmpty() && (!TEXT.matcher(template).matches() || template.contains("://"))) {
            in.problem(
                    "template",
                    in.cannotBe("template"),
                    "Use a path, such as /resource/{id}, with special characters percent-encoded.");
        } else if (!UriTemplate.wellFormed(template)) {
            in.problem("template", in.cannotBe("template"), "Write every parameter as {name}.");
        }
        return new RewriteUri(new Value.Literal(template), in.flag("copy-unmatched-params", true));
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(this::run);
    }

    private Flow run(Run run) {
        Call.Request request = run.call().request();
        String wanted = template.of(run);
        int mark = wanted.indexOf('?');
        String path = mark < 0 ? wanted : wanted.substring(0, mark);
        String query = mark < 0 ? "" : wanted.substring(mark + 1);
        String filled = UriTemplate.fill(path, request.matchedParameters(), true);
        String filledQuery = UriTemplate.fill(query, request.matchedParameters(), false);
        request.query(copyUnmatched ? joined(filledQuery, unmatched(run.call(), query)) : filledQuery);
        request.path(filled.startsWith("/") ? filled : "/" + filled);
        return Flow.NEXT;
    }

    /** What the operation's template names is used up, and what the new one sets is not for the caller to add to. */
    private static String unmatched(Call call, String ownQuery) {
        if (call.request().query().isEmpty()) {
            return "";
        }
        Set<String> consumed = new HashSet<>(UriTemplate.queryNames("?" + ownQuery));
        call.context()
                .operation()
                .ifPresent(operation -> consumed.addAll(UriTemplate.queryNames(operation.urlTemplate())));
        return QueryText.keep(call.request().query(), name -> !consumed.contains(name));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "&" + second;
    }
}
