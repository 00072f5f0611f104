package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.HeaderBlock;
import dev.gatehouse.gateway.proxy.codec.KnownHeader;

import java.util.List;
import java.util.Locale;

/**
 * The built-in backend of the Echo API (facts/gateway.md §8.2): any verb, status 200, the request's headers and body.
 * What is or might be a credential is not echoed.
 */
final class EchoBackend implements CallHandler {
    private static final List<String> SECRETIVE = List.of(
            "authorization",
            "authentication",
            "cookie",
            "key",
            "token",
            "secret",
            "password",
            "credential",
            "signature");

    @Override
    public void begin(ProxiedCall call) {
        var exchange = (Exchange) call;
        var from = exchange.request().headers();
        exchange.respond(200, "", "", new byte[0]);
        copy(from, exchange.response().headers());
        exchange.echoBody();
        exchange.send();
    }

    private static void copy(HeaderBlock from, HeaderBlock to) {
        for (int line = 0; line < from.count(); line++) {
            var known = from.known(line);
            var name = from.name(line);
            boolean framing = known.hopByHop() || known == KnownHeader.CONTENT_LENGTH || known == KnownHeader.EXPECT;
            if (!framing && !isSecretive(name)) {
                to.add(name, from.value(line));
            }
        }
    }

    private static boolean isSecretive(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return SECRETIVE.stream().anyMatch(lower::contains);
    }
}
