package dev.gatehouse.policy.returnresponse;

import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.xml.ElementReader;

import java.nio.charset.StandardCharsets;

/** {@code <set-body>text</set-body>}: the text exactly as it stands, in UTF-8. */
record SetBody(Value text) {

    static SetBody read(ElementReader in) {
        if (in.optionalText("template").isPresent()) {
            in.problem(
                    "template",
                    "Gatehouse does not fill in templates yet; they come with a later version.",
                    "Write the text itself.");
        }
        return new SetBody(new Value.Literal(in.wholeContent()));
    }

    void apply(Run run) {
        run.call().response().body().replace(text.of(run).getBytes(StandardCharsets.UTF_8));
    }
}
