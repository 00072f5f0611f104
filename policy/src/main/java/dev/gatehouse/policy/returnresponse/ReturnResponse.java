package dev.gatehouse.policy.returnresponse;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.setheader.SetHeader;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code <return-response><set-status code="200" reason="OK" /><set-header …/><set-body>…</set-body></return-response>}:
 * answers the call with exactly this, whatever answer there was. Nothing behind it runs, neither backend nor outbound.
 * Without children the answer is an empty 200. {@code response-variable-name} is not known yet.
 */
public record ReturnResponse(Optional<SetStatus> status, List<SetHeader> headers, Optional<SetBody> body)
        implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "return-response",
            EnumSet.allOf(Section.class),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            """
            <return-response>
                <set-status code="200" reason="OK" />
                <set-header name="Content-Type" exists-action="override">
                    <value>application/json</value>
                </set-header>
                <set-body>{}</set-body>
            </return-response>""",
            ReturnResponse::read);

    private static ReturnResponse read(ElementReader in) {
        return new ReturnResponse(
                in.child("set-status").map(SetStatus::read),
                in.children("set-header").stream().map(SetHeader::read).toList(),
                in.child("set-body").map(SetBody::read));
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(this::run);
    }

    private Flow run(Run run) {
        run.emptyResponse();
        status.ifPresent(set -> set.apply(run));
        headers.forEach(set -> set.apply(run.call().response().headers(), run));
        body.ifPresent(set -> set.apply(run));
        return Flow.END;
    }
}
