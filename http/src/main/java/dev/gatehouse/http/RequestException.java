package dev.gatehouse.http;

/**
 * A request that this room refuses by itself: malformed, too large, or leading nowhere. Its message is safe to show. The
 * door's {@link ErrorRenderer} gives it the door's own shape.
 */
public class RequestException extends RuntimeException {
    private final int status;
    private final String code;

    /**
     * @param status the HTTP status
     * @param code a word for programs, such as {@code InvalidJson}
     * @param message a sentence for people that names what is wrong
     */
    public RequestException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static RequestException malformed(String code, String message) {
        return new RequestException(400, code, message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
