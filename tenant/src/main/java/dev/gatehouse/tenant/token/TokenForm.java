package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of a token request (RFC 6749 section 4.4.2, facts/entra-and-graph.md §2.1). What is not known is not
 * looked at; what is known may stand there once.
 *
 * @param secret {@code client_secret}, from the body or from the Authorization header
 * @param scope {@code scope} of the v2.0 endpoint
 * @param resource {@code resource} of the v1.0 endpoint
 * @param all as they were sent, for what one grant alone needs
 */
record TokenForm(
        String grantType,
        String clientId,
        Optional<String> secret,
        Optional<String> assertionType,
        Optional<String> assertion,
        Optional<String> scope,
        Optional<String> resource,
        Parameters all) {

    static TokenForm read(Request request) {
        Parameters form;
        try {
            form = request.form();
        } catch (RequestException e) {
            if (e.status() == 415) {
                throw TokenRequestRefused.missing("grant_type");
            }
            throw e;
        }
        var grantType = required(form, "grant_type");
        var basic = basic(request);
        var inBody = optional(form, "client_id");
        var secret = optional(form, "client_secret");
        var assertion = optional(form, "client_assertion");
        if (basic.isPresent() && (secret.isPresent() || assertion.isPresent())
                || secret.isPresent() && assertion.isPresent()) {
            throw new TokenRequestRefused(
                    TokenFault.PARAMETER_TWICE,
                    "The request is not properly formatted: the client authenticates in more than one way. Send one of"
                            + " client_secret, client_assertion and the Authorization header.");
        }
        if (basic.isPresent()
                && inBody.isPresent()
                && !inBody.get().equals(basic.get().id())) {
            throw new TokenRequestRefused(
                    TokenFault.PARAMETER_TWICE,
                    "The request is not properly formatted: client_id and the Authorization header name different"
                            + " clients.");
        }
        var clientId =
                basic.map(Basic::id).or(() -> inBody).orElseThrow(() -> TokenRequestRefused.missing("client_id"));
        return new TokenForm(
                grantType,
                clientId,
                basic.map(Basic::secret).or(() -> secret),
                optional(form, "client_assertion_type"),
                assertion,
                optional(form, "scope"),
                optional(form, "resource"),
                form);
    }

    /** @throws TokenRequestRefused if it stands there twice */
    Optional<String> field(String name) {
        return optional(all, name);
    }

    private static String required(Parameters form, String name) {
        return optional(form, name).orElseThrow(() -> TokenRequestRefused.missing(name));
    }

    /** RFC 6749 section 3.2: no value is as good as no parameter; none stands twice. */
    private static Optional<String> optional(Parameters form, String name) {
        var values = form.all(name);
        if (values.size() > 1) {
            throw new TokenRequestRefused(
                    TokenFault.PARAMETER_TWICE,
                    "The request is not properly formatted. The parameter '" + name + "' is duplicated.");
        }
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    private record Basic(String id, String secret) {}

    /** RFC 6749 section 2.3.1: both parts form-encoded before they are joined. */
    private static Optional<Basic> basic(Request request) {
        var fields = request.headers().all("Authorization");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var field = fields.getFirst();
        if (fields.size() > 1 || !field.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            throw malformed();
        }
        try {
            var decoded = new String(
                    Base64.getDecoder()
                            .decode(field.substring("basic ".length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            // As in the body, where U+0000 is no part of a parameter.
            if (colon > 0 && decoded.indexOf('\0') < 0 && !decoded.contains("%00")) {
                return Optional.of(new Basic(
                        URLDecoder.decode(decoded.substring(0, colon), StandardCharsets.UTF_8),
                        URLDecoder.decode(decoded.substring(colon + 1), StandardCharsets.UTF_8)));
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static TokenRequestRefused malformed() {
        return new TokenRequestRefused(
                TokenFault.NO_CREDENTIAL,
                "The Authorization header is not Basic with client id and secret, each form-encoded.");
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "TokenForm[" + grantType + ", " + clientId + ", " + scope + "]";
    }
}
