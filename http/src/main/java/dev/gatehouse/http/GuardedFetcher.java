package dev.gatehouse.http;

import dev.gatehouse.http.OutboundException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Fetches by https alone, from where the guard allows. Each redirect is a new URL that is checked as the first was. What
 * the other side says of its content is not believed and not unpacked.
 */
public final class GuardedFetcher implements Fetcher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedFetcher.class);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final OutboundClient client;

    /**
     * @param guard says where calls may go
     * @param trusted authorities to trust beside the system's
     */
    public GuardedFetcher(OutboundGuard guard, List<X509Certificate> trusted) {
        this(guard, trusted, InetAddress::getAllByName);
    }

    GuardedFetcher(OutboundGuard guard, List<X509Certificate> trusted, Destinations.Resolver resolver) {
        var settings = OutboundSettings.guardedBy(guard).trusting(trusted).withTimeouts(CONNECTING, CONNECTING);
        this.client = new OutboundClient(settings, resolver);
    }

    @Override
    public Fetched get(URI url, int maximumBytes, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            var next = url;
            for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
                var reply = ask(next, maximumBytes, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                if (!REDIRECTS.contains(reply.status())) {
                    return new Fetched(next, body(reply));
                }
                next = target(next, reply);
            }
            throw new OutboundException(Reason.REFUSED, "It redirects too often.");
        } catch (OutboundException | IllegalArgumentException e) {
            LOG.info("A document was not fetched from {}: {}", place(url), e.getMessage());
            throw new FetchException(maximumBytes, patience, e);
        }
    }

    private OutboundReply ask(URI url, int maximumBytes, Duration patience) {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            throw new OutboundException(Reason.REFUSED, "Only https URLs can be fetched.");
        }
        var request = OutboundRequest.get(url)
                .with("Accept", "*/*")
                .with("Accept-Encoding", "identity")
                .with("User-Agent", "Gatehouse");
        return client.send(request, patience, maximumBytes);
    }

    private static URI target(URI from, OutboundReply reply) {
        var location = reply.headers()
                .first("Location")
                .orElseThrow(() -> new OutboundException(Reason.BROKEN, "It redirects to nowhere."));
        return from.resolve(location);
    }

    private static byte[] body(OutboundReply reply) {
        if (reply.status() != 200) {
            throw new OutboundException(Reason.BROKEN, "It answered with status " + reply.status() + ".");
        }
        if (reply.headers()
                .first("Content-Encoding")
                .filter(encoding -> !encoding.strip().equalsIgnoreCase("identity"))
                .isPresent()) {
            throw new OutboundException(Reason.BROKEN, "It answered with a compressed body.");
        }
        return reply.body();
    }

    /** Without what may be a credential. */
    private static String place(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    @Override
    public void close() {
        client.close();
    }
}
