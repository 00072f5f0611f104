package dev.gatehouse.policy.jsontoxml;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Headers;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.text.Bodies;
import dev.gatehouse.policy.text.MediaTypes;
import dev.gatehouse.policy.xml.ElementReader;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * {@code <json-to-xml apply="always" consider-accept-header="true" />}: turns the JSON body of the request (in inbound) or
 * of the response (elsewhere) into XML, and its {@code Content-Type} into {@code application/xml}.
 *
 * <ul>
 *   <li>{@code apply}: {@code always}, or {@code content-type-json}, only when {@code Content-Type} says JSON.
 *   <li>{@code consider-accept-header} ({@code true}): whether it is done only when the request's {@code Accept} names
 *       XML.
 *   <li>{@code parse-date} ({@code true}): whether dates of ISO 8601 are written anew, or copied.
 *   <li>{@code namespace-prefix} (such as {@code xmlns}), {@code namespace-separator} ({@code _}): properties named
 *       prefix, separator, name become namespace declarations, and names that begin with a name so declared and the
 *       separator become qualified names.
 *   <li>{@code attribute-block-name}: the properties of an object so named become attributes.
 * </ul>
 *
 * How JSON becomes XML stands at {@link XmlOfJson}. A body packed with gzip or deflate is unpacked. No body, or an empty
 * one, is left alone. A body that is not JSON, is packed otherwise, or is over 4 MiB fails the call: a request's with 400
 * or 413, a response's with 500.
 */
public record JsonToXml(boolean onlyJson, boolean considerAccept, XmlOfJson.Rules rules) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "json-to-xml",
            EnumSet.of(Section.INBOUND, Section.OUTBOUND, Section.ON_ERROR),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            """
            <json-to-xml apply="always" consider-accept-header="true" parse-date="true" />""",
            JsonToXml::read);

    private static JsonToXml read(ElementReader in) {
        if (!in.has("apply")) {
            in.problem("<json-to-xml> needs the attribute 'apply'.", "Add apply=\"always\" or \"content-type-json\".");
        }
        Optional<String> separator = in.optionalText("namespace-separator");
        if (separator.isPresent() && separator.get().length() != 1) {
            in.problem("namespace-separator", in.cannotBe("namespace-separator"), "Use one character.");
        }
        return new JsonToXml(
                in.choice("apply", false, Map.of("always", false, "content-type-json", true)),
                in.flag("consider-accept-header", true),
                new XmlOfJson.Rules(
                        in.flag("parse-date", true),
                        separator.filter(text -> !text.isEmpty()).orElse("_"),
                        in.optionalText("namespace-prefix").filter(text -> !text.isEmpty()),
                        in.optionalText("attribute-block-name").filter(text -> !text.isEmpty())));
    }

    @Override
    public void assemble(Assembly assembly) {
        boolean request = assembly.section() == Section.INBOUND;
        assembly.add(run -> request
                ? convert(
                        run,
                        run.call().request().headers(),
                        run.call().request().body(),
                        400)
                : convert(
                        run,
                        run.call().response().headers(),
                        run.call().response().body(),
                        500));
    }

    private Flow convert(Run run, Headers headers, Call.Body body, int status) {
        boolean wanted = body.present()
                && (!onlyJson || MediaTypes.isJson(headers))
                && (!considerAccept || MediaTypes.wantsXml(run.call().request().headers()));
        if (!wanted) {
            return Flow.NEXT;
        }
        return body.read(Bodies.LIMIT, json -> {
            if (json.length > 0) {
                body.replace(xml(headers, json, status));
                headers.remove("Content-Encoding");
                headers.set("Content-Type", "application/xml");
            }
        });
    }

    private byte[] xml(Headers headers, byte[] json, int status) {
        try {
            return new XmlOfJson(rules).convert(Bodies.unpacked(headers, json)).getBytes(StandardCharsets.UTF_8);
        } catch (XmlOfJson.NotJson _) {
            throw failure("The body is not JSON and can't be turned into XML.", status);
        } catch (Bodies.Packed packed) {
            throw failure("The body can't be unpacked: " + packed.getMessage() + ".", status);
        }
    }

    private static PolicyFailure failure(String message, int status) {
        AccessOutcome outcome = status == 400 ? AccessOutcome.BAD_REQUEST : AccessOutcome.POLICY_FAILED;
        return new PolicyFailure(outcome, "json-to-xml", "ConversionFailed", message, status);
    }
}
