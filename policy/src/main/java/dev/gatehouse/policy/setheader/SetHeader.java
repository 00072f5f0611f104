package dev.gatehouse.policy.setheader;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Headers;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.text.HeaderLines;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * {@code <set-header name="X-Name" exists-action="override"><value>…</value></set-header>}: in inbound and backend a
 * header of the request, in outbound and on-error one of the response.
 *
 * <ul>
 *   <li>{@code name}: the header. {@code Connection}, {@code Content-Length}, {@code Keep-Alive} and
 *       {@code Transfer-Encoding} can't be touched, {@code Server} can't be deleted.
 *   <li>{@code exists-action}: {@code override} (what is usual), {@code skip} (only if it is not there),
 *       {@code append}, {@code delete}.
 *   <li>{@code <value>}: as many as wanted. Several make one line, joined with commas; {@code User-Agent},
 *       {@code WWW-Authenticate}, {@code Proxy-Authenticate}, {@code Cookie}, {@code Set-Cookie}, {@code Warning} and the
 *       headers that hold dates get a line each.
 * </ul>
 */
public record SetHeader(Value name, ExistsAction existsAction, List<Value> values) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "set-header",
            EnumSet.allOf(Section.class),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            """
            <set-header name="X-Name" exists-action="override">
                <value>text</value>
            </set-header>""",
            SetHeader::read);

    /** What is done when the header is there already. */
    public enum ExistsAction {
        OVERRIDE,
        SKIP,
        APPEND,
        DELETE
    }

    /** Reads the element, also where it stands in another policy. */
    public static SetHeader read(ElementReader in) {
        String name = in.text("name");
        if (in.optionalText("name").isPresent() && !name.isEmpty() && !HeaderLines.isName(name)) {
            in.problem("name", in.cannotBe("name"), "Use letters, digits and -.");
        }
        if (HeaderLines.untouchable(name)) {
            in.problem("name", in.cannotBe("name"), "This header belongs to the connection and is the gateway's own.");
        }
        ExistsAction action = in.choice(
                "exists-action",
                ExistsAction.OVERRIDE,
                Map.of(
                        "override", ExistsAction.OVERRIDE,
                        "skip", ExistsAction.SKIP,
                        "append", ExistsAction.APPEND,
                        "delete", ExistsAction.DELETE));
        if (action == ExistsAction.DELETE && name.equalsIgnoreCase("Server")) {
            in.problem("name", "The header Server can't be deleted.", "Override it with another value.");
        }
        List<Value> values =
                in.children("value").stream().map(SetHeader::readValue).toList();
        if (values.isEmpty() && action != ExistsAction.DELETE && !in.isExpression("exists-action")) {
            in.problem("<set-header> has no <value>.", "Add one, or write exists-action=\"delete\".");
        }
        return new SetHeader(new Value.Literal(name), action, values);
    }

    private static Value readValue(ElementReader in) {
        String text = in.content();
        if (!HeaderLines.isValue(text)) {
            in.problem(
                    "The value holds characters that can't stand in a header.",
                    "Use one line of visible characters up to U+00FF, at most 8192.");
        }
        return new Value.Literal(text);
    }

    @Override
    public void assemble(Assembly assembly) {
        boolean request = assembly.section() == Section.INBOUND || assembly.section() == Section.BACKEND;
        assembly.add(run -> {
            apply(
                    request
                            ? run.call().request().headers()
                            : run.call().response().headers(),
                    run);
            return Flow.NEXT;
        });
    }

    /** Does to these headers what the policy says. */
    public void apply(Headers headers, Run run) {
        String header = name.of(run);
        switch (existsAction) {
            case DELETE -> headers.remove(header);
            case SKIP -> {
                if (!headers.contains(header)) {
                    write(headers, header, texts(run));
                }
            }
            case OVERRIDE -> {
                if (values.size() == 1) {
                    headers.set(header, values.getFirst().of(run));
                } else {
                    write(headers, header, texts(run));
                }
            }
            case APPEND -> {
                List<String> all = new ArrayList<>(headers.all(header));
                all.addAll(texts(run));
                write(headers, header, all);
            }
        }
    }

    private List<String> texts(Run run) {
        List<String> texts = new ArrayList<>(values.size());
        values.forEach(value -> texts.add(value.of(run)));
        return texts;
    }

    private static void write(Headers headers, String name, List<String> texts) {
        if (texts.size() == 1 || !HeaderLines.separate(name)) {
            headers.set(name, String.join(",", texts));
            return;
        }
        headers.remove(name);
        texts.forEach(text -> headers.add(name, text));
    }
}
