package dev.gatehouse.http;

import java.util.Optional;

/**
 * The one place where a door turns failures into replies.
 *
 * <p>It is asked first with what the handler threw. If it answers nothing, the failure was unexpected: it is logged under
 * the request's id and the renderer is asked again with a {@link RequestException} of status 500 that says only that.
 */
@FunctionalInterface
public interface ErrorRenderer {
    Optional<Reply> render(Request request, RuntimeException failure);

    /** Plain JSON, {@code {"error":{"code":…,"message":…}}}, for what this room refuses by itself. */
    static ErrorRenderer plain() {
        return (request, failure) -> failure instanceof RequestException refusal
                ? Optional.of(PlainErrors.reply(refusal))
                : Optional.empty();
    }
}
