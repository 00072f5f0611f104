package dev.gatehouse.policy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The response that a {@link PolicyFailure} makes: the one place where refusals get their shape. The body is JSON with
 * single spaces, {@code { "statusCode": 429, "message": "…" }}; a status of 500 says nothing but that, and names the
 * call. Source: facts/gateway.md §4.
 */
public final class ErrorResponse {

    private ErrorResponse() {}

    /** Puts the failure's response in place of whatever response there was. */
    public static void write(Call call, PolicyFailure failure) {
        Call.Response response = call.response();
        empty(response);
        Headers headers = response.headers();
        response.status(failure.status(), failure.phrase());
        headers.set("Content-Type", "application/json");
        failure.headers().forEach(header -> headers.add(header.name(), header.value()));
        response.body().replace(body(failure, call.requestId().toString()).getBytes(StandardCharsets.UTF_8));
    }

    static void empty(Call.Response response) {
        List<String> names = new ArrayList<>();
        response.headers().forEach((name, _) -> names.add(name));
        names.forEach(response.headers()::remove);
        response.status(200, "");
        response.body().replace(new byte[0]);
    }

    /**
     * The body alone.
     *
     * @param activityId the call's id
     */
    public static String body(PolicyFailure failure, String activityId) {
        if (failure.status() == 500) {
            return "{ \"statusCode\": 500, \"message\": \"Internal server error\", \"activityId\": \"" + activityId
                    + "\" }";
        }
        return "{ \"statusCode\": " + failure.status() + ", \"message\": \"" + escaped(failure.getMessage()) + "\" }";
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
