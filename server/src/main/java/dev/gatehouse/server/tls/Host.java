package dev.gatehouse.server.tls;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;

/** What a certificate speaks for. */
public sealed interface Host extends Comparable<Host> {
    String text();

    /** An address if it is written like one, with or without brackets, else a name. */
    static Host of(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.contains(":") || bare.matches("\\d+(\\.\\d+){3}")) {
            return new Address(InetAddress.ofLiteral(bare));
        }
        return new Name(bare.toLowerCase(Locale.ROOT));
    }

    @Override
    default int compareTo(Host other) {
        return text().compareTo(other.text());
    }

    record Name(String text) implements Host {}

    record Address(InetAddress address) implements Host {
        @Override
        public String text() {
            return address.getHostAddress();
        }

        /** The address and a mask of ones, as name constraints have it (RFC 5280 §4.2.1.10). */
        byte[] withFullMask() {
            var bytes = address.getAddress();
            var masked = Arrays.copyOf(bytes, bytes.length * 2);
            Arrays.fill(masked, bytes.length, masked.length, (byte) 0xff);
            return masked;
        }
    }
}
