package dev.gatehouse.policy.rewriteuri;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.text.QueryText;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path or query with parameters, {@code {name}} for one segment or value, {@code {*name}} for the rest of a path. */
final class UriTemplate {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\*?)([^{}]*)}");

    private static final String UNRESERVED = "-._~!$'()*,;:@";

    private UriTemplate() {}

    /** Whether its braces are in order. */
    static boolean wellFormed(String template) {
        String rest =
                PARAMETER.matcher(template).replaceAll(found -> found.group(2).isEmpty() ? "{" : "");
        return rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
    }

    /** The names of the query parameters of an operation's template. */
    static Set<String> queryNames(String operationTemplate) {
        Set<String> names = new LinkedHashSet<>();
        int mark = operationTemplate.indexOf('?');
        if (mark >= 0) {
            for (String pair : operationTemplate.substring(mark + 1).split("&")) {
                names.add(QueryText.name(pair));
            }
        }
        return names;
    }

    /**
     * Puts the parameters in, percent-encoded.
     *
     * @throws PolicyFailure if one is not there, or would lead out of its place in the path
     */
    static String fill(String template, Map<String, String> parameters, boolean path) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        Matcher found = PARAMETER.matcher(template);
        StringBuilder filled = new StringBuilder(template.length() + 32);
        while (found.find()) {
            boolean rest = !found.group(1).isEmpty();
            String value = value(parameters, found.group(2));
            if (path) {
                refuseDots(value);
            }
            found.appendReplacement(filled, Matcher.quoteReplacement(encode(value, rest && path)));
        }
        return found.appendTail(filled).toString();
    }

    private static String value(Map<String, String> parameters, String name) {
        String exact = parameters.get(name);
        if (exact != null) {
            return exact;
        }
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new PolicyFailure(
                        AccessOutcome.POLICY_FAILED,
                        "rewrite-uri",
                        "ParameterNotFound",
                        "The template names the parameter '" + name + "', which the operation does not have.",
                        500));
    }

    private static void refuseDots(String value) {
        for (String segment : value.split("[/\\\\]", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw new PolicyFailure(
                        AccessOutcome.BAD_REQUEST,
                        "rewrite-uri",
                        "ParameterInvalid",
                        "A path parameter can't be '.' or '..'.",
                        400);
            }
        }
    }

    private static String encode(String value, boolean keepSlashes) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || UNRESERVED.indexOf(c) >= 0
                    || keepSlashes && c == '/') {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
