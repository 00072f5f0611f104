package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.tenant.token.RequestedScope;
import dev.gatehouse.tenant.token.TokenRequestRefused;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an authorization request from its parameters. First where the answer goes, because until that is certain nobody is
 * sent anywhere; what is wrong beyond that is told there.
 */
final class AuthorizeParameters {
    private static final Set<String> PROMPTS = Set.of("none", "login", "select_account", "consent");
    private static final int LONGEST_STATE = 8_192;
    private static final int LONGEST_NONCE = 1_024;

    private final LoginClients clients;

    AuthorizeParameters(LoginClients clients) {
        this.clients = clients;
    }

    /**
     * @param prompt words of {@code prompt}
     * @param maxAge how long ago the user may have signed in
     */
    record Asked(AuthorizeRequest request, Set<String> prompt, Optional<Duration> maxAge) {}

    /** @throws AuthorizeRefused if it is not in order */
    Asked read(Parameters parameters) {
        var target = target(parameters);
        for (var name : parameters.names()) {
            if (parameters.all(name).size() > 1) {
                throw refused(target, "invalid_request", 9000411, "The parameter '" + shown(name) + "' is duplicated.");
            }
        }
        var type = value(parameters, "response_type")
                .orElseThrow(() -> refused(
                        target, "invalid_request", 900144, "The parameter 'response_type' is missing: use code."));
        if (!type.equals("code")) {
            throw refused(
                    target,
                    "unsupported_response_type",
                    700051,
                    "The response_type is not enabled for the application: use code.");
        }
        if (value(parameters, "request").isPresent()) {
            throw refused(target, "request_not_supported", 90014, "The parameter 'request' is not supported.");
        }
        if (value(parameters, "request_uri").isPresent()) {
            throw refused(target, "request_uri_not_supported", 90014, "The parameter 'request_uri' is not supported.");
        }
        var scope = scope(target, parameters);
        var nonce = value(parameters, "nonce");
        if (nonce.filter(text -> text.length() > LONGEST_NONCE).isPresent()) {
            throw refused(target, "invalid_request", 90014, "The parameter 'nonce' is too long.");
        }
        var prompt = prompt(target, parameters);
        var request = new AuthorizeRequest(
                target, scope, nonce, challenge(target, parameters), value(parameters, "login_hint"));
        return new Asked(request, prompt, maxAge(target, parameters));
    }

    private Target target(Parameters parameters) {
        var clientId = single(parameters, "client_id");
        var redirectUri = single(parameters, "redirect_uri");
        var mode = value(parameters, "response_mode").orElse("query");
        var state = value(parameters, "state");
        if (state.filter(text -> text.length() > LONGEST_STATE).isPresent()) {
            throw AuthorizeRefused.shown("invalid_request", 90014, "The parameter 'state' is too long.");
        }
        boolean known = Arrays.stream(Target.Mode.values())
                .anyMatch(each -> each.name().toLowerCase(Locale.ROOT).equals(mode));
        var target = clients.target(
                clientId,
                redirectUri,
                known ? Target.Mode.valueOf(mode.toUpperCase(Locale.ROOT)) : Target.Mode.QUERY,
                state);
        if (!known) {
            throw refused(
                    target,
                    "invalid_request",
                    90014,
                    "The parameter 'response_mode' is one of query, fragment and form_post.");
        }
        return target;
    }

    private static String single(Parameters parameters, String name) {
        var values = parameters.all(name);
        if (values.size() != 1 || values.getFirst().isEmpty()) {
            throw AuthorizeRefused.shown(
                    "invalid_request",
                    900144,
                    "The request must contain the parameter '" + name + "', once. The application that sent you here"
                            + " has to be corrected.");
        }
        return values.getFirst();
    }

    private static Optional<String> value(Parameters parameters, String name) {
        return parameters.first(name).filter(text -> !text.isEmpty());
    }

    private static String scope(Target target, Parameters parameters) {
        var scope = value(parameters, "scope")
                .orElseThrow(() -> refused(target, "invalid_request", 900144, "The parameter 'scope' is missing."));
        try {
            RequestedScope.parse(scope);
            return scope;
        } catch (TokenRequestRefused e) {
            throw AuthorizeRefused.of(target, e);
        }
    }

    /** RFC 7636 with S256 alone; who can keep no secret can't do without (RFC 9700 section 2.1.1). */
    private static Optional<String> challenge(Target target, Parameters parameters) {
        var challenge = value(parameters, "code_challenge");
        var method = value(parameters, "code_challenge_method");
        if (challenge.isEmpty() && method.isEmpty()) {
            if (target.open()) {
                throw refused(
                        target,
                        "invalid_request",
                        9002325,
                        "Proof Key for Code Exchange is required for this redirect URI: send code_challenge with"
                                + " code_challenge_method=S256.");
            }
            return Optional.empty();
        }
        if (!method.orElse("plain").equals("S256") || !challenge.orElse("").matches("[A-Za-z0-9_-]{43}")) {
            throw refused(
                    target,
                    "invalid_request",
                    501491,
                    "Invalid code_challenge: code_challenge_method must be S256, and code_challenge the SHA-256 of the"
                            + " verifier in base64url without padding.");
        }
        return challenge;
    }

    private static Set<String> prompt(Target target, Parameters parameters) {
        var words = new LinkedHashSet<String>();
        value(parameters, "prompt").ifPresent(text -> words.addAll(Arrays.asList(text.split(" "))));
        if (!PROMPTS.containsAll(words) || words.contains("none") && words.size() > 1) {
            throw refused(
                    target,
                    "invalid_request",
                    90023,
                    "Unsupported 'prompt' value: use login, select_account, consent, or none alone.");
        }
        return words;
    }

    private static Optional<Duration> maxAge(Target target, Parameters parameters) {
        var text = value(parameters, "max_age");
        if (text.filter(each -> !each.matches("[0-9]{1,9}")).isPresent()) {
            throw refused(target, "invalid_request", 90014, "The parameter 'max_age' is a number of seconds.");
        }
        return text.map(Long::parseLong).map(Duration::ofSeconds);
    }

    static AuthorizeRefused refused(Target target, String error, int number, String message) {
        return new AuthorizeRefused(Optional.of(target), error, number, message);
    }

    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,50}") ? name : "sent";
    }
}
