package dev.gatehouse.gateway.proxy.codec;

import java.util.Locale;

/**
 * The host that a caller named (RFC 9110 §7.2).
 *
 * @param name in lower case; empty when none was named. An IPv6 address stands in its brackets
 * @param port 0 when none was named
 */
public record Host(String name, int port) {
    public static final Host NONE = new Host("", 0);

    /** As it stands in {@code Host}. */
    public String text() {
        return port == 0 ? name : name + ":" + port;
    }

    static Host parse(String text) {
        int colon = text.startsWith("[") ? text.indexOf(':', text.indexOf(']') + 1) : text.indexOf(':');
        if (text.startsWith("[") && colon < 0 && !text.endsWith("]")) {
            throw BadMessage.of("Host is not a host name or address");
        }
        var name = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        if (!isValid(name)) {
            throw BadMessage.of("Host is not a host name or address");
        }
        return new Host(name, colon < 0 ? 0 : port(text, colon + 1));
    }

    private static boolean isValid(String name) {
        if (name.startsWith("[")) {
            return name.length() > 3 && name.endsWith("]") && isAddress(name);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 253;
    }

    /** Whether what stands between the brackets is made of what IPv6 addresses are. */
    private static boolean isAddress(String name) {
        for (int i = 1; i < name.length() - 1; i++) {
            char c = name.charAt(i);
            if (c != ':' && c != '.' && Bytes.hex(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int port(String text, int start) {
        if (text.length() == start || text.length() > start + 5) {
            throw BadMessage.of("the port in Host is not a number up to 65535");
        }
        int port = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw BadMessage.of("the port in Host is not a number up to 65535");
            }
            port = port * 10 + digit;
        }
        if (port == 0 || port > 65535) {
            throw BadMessage.of("the port in Host is not a number up to 65535");
        }
        return port;
    }
}
