package dev.gatehouse.http;

import java.net.InetAddress;

/** Addresses that begin with the same bits, as {@code 10.0.0.0/8} names them. */
record AddressBlock(byte[] prefix, int bits) {

    /**
     * Reads an address, which is a block of one, or a block in CIDR notation.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static AddressBlock of(String text) {
        var slash = text.indexOf('/');
        var prefix = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        var bits = slash < 0 ? prefix.length * 8 : bits(text.substring(slash + 1), prefix.length * 8);
        return new AddressBlock(prefix, bits);
    }

    private static int bits(String text, int most) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("the number behind the slash must be from 0 to " + most);
        }
        return Integer.parseInt(text);
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((bytes[bit / 8] ^ prefix[bit / 8]) >> 7 - bit % 8 & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
