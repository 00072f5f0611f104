package dev.gatehouse.policy.forwardrequest;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.xml.ElementReader;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code <forward-request timeout="300" follow-redirects="false" buffer-request-body="false" buffer-response="true"
 * fail-on-error-status-code="false" />}: sends the request to the backend. Without it the backend is not called, and the
 * caller gets an empty 200.
 *
 * <ul>
 *   <li>{@code timeout}: seconds to wait for the response's head; or {@code timeout-ms}, milliseconds; not both.
 *   <li>{@code follow-redirects}: whether redirects are followed, or given to the caller.
 *   <li>{@code buffer-request-body}: whether the request's body is kept, so that it can be sent again.
 *   <li>{@code buffer-response}: whether small pieces of the response may be gathered before they are sent on.
 *   <li>{@code fail-on-error-status-code}: whether a status from 400 to 599 leads to {@code on-error}; the backend's
 *       response is still what the caller gets, unless {@code on-error} changes it.
 *   <li>{@code http-version}: {@code 1} is the only one known yet.
 * </ul>
 *
 * @param failOnErrorStatus {@code fail-on-error-status-code}
 */
public record ForwardRequest(Call.Forwarding forwarding, boolean failOnErrorStatus) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "forward-request",
            Set.of(Section.BACKEND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            """
            <forward-request timeout="60" follow-redirects="false" buffer-request-body="false" fail-on-error-status-code="false" />""",
            ForwardRequest::read);

    private static final int LONGEST_SECONDS = 3600;

    private static ForwardRequest read(ElementReader in) {
        Call.Forwarding usual = Call.Forwarding.DEFAULT;
        OptionalInt seconds = in.optionalNumber("timeout", 1, LONGEST_SECONDS);
        OptionalInt millis = in.optionalNumber("timeout-ms", 1, LONGEST_SECONDS * 1000);
        if (in.has("timeout") && in.has("timeout-ms")) {
            in.problem("timeout-ms", "<forward-request> has both 'timeout' and 'timeout-ms'.", "Keep one of them.");
        }
        Duration timeout = seconds.isPresent()
                ? Duration.ofSeconds(seconds.getAsInt())
                : millis.isPresent() ? Duration.ofMillis(millis.getAsInt()) : usual.timeout();
        in.choice("http-version", true, Map.of("1", true));
        return new ForwardRequest(
                new Call.Forwarding(
                        timeout,
                        in.flag("follow-redirects", usual.followRedirects()),
                        in.flag("buffer-request-body", usual.bufferRequestBody()),
                        in.flag("buffer-response", usual.bufferResponse())),
                in.flag("fail-on-error-status-code", false));
    }

    @Override
    public void assemble(Assembly assembly) {
        if (assembly.choosesBackends()) {
            assembly.add(new BackendCall(forwarding, assembly.world()));
            assembly.add(BackendCall::answered);
        } else {
            assembly.add(run -> run.call().forward(forwarding));
        }
        if (failOnErrorStatus) {
            assembly.add(new ErrorStatusCheck());
        }
    }
}
