package dev.gatehouse.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * How an {@link OutboundClient} behaves.
 *
 * @param trusted certificate authorities to trust beside, or instead of, the system's
 * @param systemTrust whether the system's are trusted too
 * @param connecting how long a connection may take to come about, TLS included
 * @param answering how long a whole call may take, the answer's body included
 * @param maximumReply bytes of an answer's body
 */
public record OutboundSettings(
        OutboundGuard guard,
        List<X509Certificate> trusted,
        boolean systemTrust,
        Duration connecting,
        Duration answering,
        int maximumReply) {

    public OutboundSettings {
        trusted = List.copyOf(trusted);
    }

    /** The system's authorities, 5 s to connect, 30 s to answer, 4 MiB. */
    public static OutboundSettings guardedBy(OutboundGuard guard) {
        return new OutboundSettings(guard, List.of(), true, Duration.ofSeconds(5), Duration.ofSeconds(30), 4 << 20);
    }

    /** These, and the authorities given beside the system's. */
    public OutboundSettings trusting(List<X509Certificate> authorities) {
        return new OutboundSettings(guard, authorities, systemTrust, connecting, answering, maximumReply);
    }

    /** These, with the authorities given and no other. */
    public OutboundSettings trustingOnly(List<X509Certificate> authorities) {
        return new OutboundSettings(guard, authorities, false, connecting, answering, maximumReply);
    }

    public OutboundSettings withTimeouts(Duration connecting, Duration answering) {
        return new OutboundSettings(guard, trusted, systemTrust, connecting, answering, maximumReply);
    }

    public OutboundSettings withMaximumReply(int bytes) {
        return new OutboundSettings(guard, trusted, systemTrust, connecting, answering, bytes);
    }
}
