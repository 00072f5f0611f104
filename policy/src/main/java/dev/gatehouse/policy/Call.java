package dev.gatehouse.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One call on its way through the gateway, as routing, access and policies see it. The gateway implements it. All
 * methods are called on the call's own event loop.
 */
public interface Call {

    UUID requestId();

    Instant received();

    /** The request: as received first, then as policies changed it; what is there when forwarding is sent. */
    Request request();

    /** The response. Empty (status 200, no headers, no body) until the backend answers or a policy fills it in. */
    Response response();

    /** Whether the backend, a cache or a policy has answered. */
    boolean responded();

    /** Who calls what. Before access was decided, a call without operation, product and so on. */
    CallContext context();

    /** {@code context.Variables}; made when first asked for. */
    Map<String, Object> variables();

    /** Where it will be forwarded to; set first from the API's service URL. */
    String backendUrl();

    /** @param url absolute, http or https */
    void backendUrl(String url);

    /**
     * Sends the request to {@link #backendUrl()}. Answers {@link Flow#WAIT}; the call resumes when the response's head
     * has arrived, or fails with a {@link PolicyFailure} ({@code forward-request}, {@code Timeout} or
     * {@code BackendConnectionFailure}).
     */
    Flow forward(Forwarding options);

    /** Goes on after {@link Flow#WAIT}: hands the flow to {@link Run#resume}. */
    void resume(Flow flow);

    /** Goes on after {@link Flow#WAIT} with a failure: hands it to {@link Run#fail}. */
    void fail(PolicyFailure failure);

    /** Has somebody told when the call is over, however it ended; several may ask. */
    void whenOver(Observer observer);

    /** Who is told that a call is over. */
    @FunctionalInterface
    interface Observer {
        /**
         * @param requestBytes bytes of the request's body that were received
         * @param responseBytes bytes of the response's body that were sent
         */
        void over(long requestBytes, long responseBytes);
    }

    /**
     * How a request is forwarded.
     *
     * @param timeout how long to wait for the response's head
     * @param followRedirects whether redirects are followed here instead of given to the caller
     * @param bufferRequestBody whether the request's body is kept, so that it can be sent again
     * @param bufferResponse whether small parts of the response may be gathered before they are sent on
     */
    record Forwarding(Duration timeout, boolean followRedirects, boolean bufferRequestBody, boolean bufferResponse) {
        /** What {@code <forward-request/>} says without attributes. */
        public static final Forwarding DEFAULT = new Forwarding(Duration.ofSeconds(300), false, false, true);
    }

    /** The request of a call. */
    interface Request {
        String method();

        /** {@code http} or {@code https}, as the caller used it. */
        String scheme();

        /** Host as the caller named it, without port, in lower case. */
        String host();

        int port();

        /** The path as received, percent-encoded, without query. */
        String originalPath();

        /** The query as received, without the question mark; empty when there is none. */
        String originalQuery();

        /** What follows the API's path (suffix and version), beginning with a slash: goes after the backend's URL. */
        String path();

        void path(String path);

        /** The query that is forwarded, without the question mark; empty when there is none. */
        String query();

        void query(String query);

        Headers headers();

        Body body();

        /** Path and query parameters of the operation's template, decoded. */
        Map<String, String> matchedParameters();

        /** The address the call came from, as text; from a header only when it was set by a trusted proxy. */
        String callerAddress();
    }

    /** The response of a call. */
    interface Response {
        int status();

        /** The reason phrase; empty for the usual one. */
        String reason();

        void status(int status, String reason);

        Headers headers();

        Body body();
    }

    /** A body that streams by unless somebody asks for it. */
    interface Body {
        /** Whether there is one; known from the head. */
        boolean present();

        /**
         * Takes the whole body into memory and hands it over. Answers at once with {@link Flow#NEXT} if it is there
         * already; else with {@link Flow#WAIT}, and the call resumes after {@code then} ran. A body over the limit
         * fails the call with status 413 (request) or 500 (response).
         *
         * <p>The body stays in place unless {@link #replace} is called.
         *
         * @param limit bytes
         */
        Flow read(int limit, BodyReader then);

        /**
         * Hands over a copy once the body has passed by, without holding it up: at once if it is in memory already,
         * else when its last byte has gone through. A body over the limit, or one that breaks off, is never handed
         * over. Bytes that {@link #replace} puts in place afterwards are not what is copied.
         *
         * @param limit bytes
         */
        void copy(int limit, BodyReader then);

        /**
         * Puts other bytes in its place, and drops what was still to come; no bytes is no body. Content-Length is set
         * when the message is sent.
         */
        void replace(byte[] content);
    }

    /** What is done with a body that was read. */
    @FunctionalInterface
    interface BodyReader {
        /** @throws PolicyFailure to leave for the error section */
        void accept(byte[] content);
    }
}
