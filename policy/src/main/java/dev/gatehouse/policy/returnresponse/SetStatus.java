package dev.gatehouse.policy.returnresponse;

import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.text.HeaderLines;
import dev.gatehouse.policy.xml.ElementReader;

import java.util.Optional;

/**
 * {@code <set-status code="404" reason="Not Found" />}.
 *
 * @param code from 200 to 599
 * @param reason the reason phrase; without one the status's usual phrase stands
 */
record SetStatus(int code, Optional<Value> reason) {

    static SetStatus read(ElementReader in) {
        int code = in.number("code", 200, 599);
        Optional<String> reason = in.optionalText("reason");
        if (reason.isPresent() && !HeaderLines.isReason(reason.get())) {
            in.problem("reason", in.cannotBe("reason"), "Use one line of visible ASCII characters.");
        }
        return new SetStatus(code, reason.map(Value.Literal::new));
    }

    void apply(Run run) {
        run.call().response().status(code, reason.map(value -> value.of(run)).orElse(""));
    }
}
