package dev.gatehouse.gateway.proxy.codec;

import io.netty.handler.codec.http.HttpResponseStatus;

/** The usual reason phrases. */
final class ReasonPhrase {
    private static final String[] PHRASES = new String[600];

    static {
        for (int status = 100; status < PHRASES.length; status++) {
            PHRASES[status] = HttpResponseStatus.valueOf(status).reasonPhrase();
        }
    }

    private ReasonPhrase() {}

    static String of(int status) {
        return PHRASES[status];
    }
}
