package dev.gatehouse.policy.jsonp;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Call;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.text.Bodies;
import dev.gatehouse.policy.text.MediaTypes;
import dev.gatehouse.policy.text.QueryText;
import dev.gatehouse.policy.xml.ElementReader;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code <jsonp callback-parameter-name="callback" />}: when the caller's query has that parameter and the response's
 * body is JSON, the body becomes {@code name(…)}, a script. Without the parameter nothing happens. A name that is not a
 * script's identifier (with dots, at most 128 characters) is refused with 400. A body packed with gzip or deflate is
 * unpacked; one that is packed otherwise or is over 4 MiB fails the call.
 */
public record Jsonp(Value parameter) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "jsonp", Set.of(Section.OUTBOUND), EnumSet.allOf(Scope.class), PolicyKind.Times.ANY, """
            <jsonp callback-parameter-name="callback" />""", Jsonp::read);

    private static final Pattern CALLBACK =
            Pattern.compile("(?=.{1,128}\\z)[A-Za-z_$][A-Za-z0-9_$]*(?:\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

    private static Jsonp read(ElementReader in) {
        return new Jsonp(in.value("callback-parameter-name"));
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(this::run);
    }

    private Flow run(Run run) {
        Call call = run.call();
        Call.Response response = call.response();
        Optional<String> callback = QueryText.first(call.request().originalQuery(), parameter.of(run));
        if (callback.isEmpty() || !response.body().present() || !MediaTypes.isJson(response.headers())) {
            return Flow.NEXT;
        }
        if (!CALLBACK.matcher(callback.get()).matches()) {
            throw new PolicyFailure(
                    AccessOutcome.POLICY_REFUSED,
                    "jsonp",
                    "CallbackParameterInvalid",
                    "The callback parameter does not hold a valid JavaScript identifier.",
                    400);
        }
        return response.body().read(Bodies.LIMIT, body -> wrap(response, callback.get(), body));
    }

    private static void wrap(Call.Response response, String callback, byte[] body) {
        if (body.length == 0) {
            return;
        }
        byte[] before = (callback + "(").getBytes(StandardCharsets.US_ASCII);
        byte[] json = unpacked(response, body);
        byte[] script = new byte[before.length + json.length + 1];
        System.arraycopy(before, 0, script, 0, before.length);
        System.arraycopy(json, 0, script, before.length, json.length);
        script[script.length - 1] = ')';
        response.body().replace(script);
        response.headers().remove("Content-Encoding");
        response.headers().set("Content-Type", "application/javascript");
        response.headers().set("X-Content-Type-Options", "nosniff");
    }

    private static byte[] unpacked(Call.Response response, byte[] body) {
        try {
            return Bodies.unpacked(response.headers(), body);
        } catch (Bodies.Packed packed) {
            throw new PolicyFailure(
                    AccessOutcome.POLICY_FAILED,
                    "jsonp",
                    "BodyPacked",
                    "The response's body can't be unpacked: " + packed.getMessage() + ".",
                    500);
        }
    }
}
