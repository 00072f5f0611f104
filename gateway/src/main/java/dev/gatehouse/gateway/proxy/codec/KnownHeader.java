package dev.gatehouse.gateway.proxy.codec;

import java.util.Locale;

/** The headers that the wire itself acts on, recognized once when a head is read. */
public enum KnownHeader {
    OTHER(""),
    HOST("Host"),
    CONTENT_LENGTH("Content-Length"),
    TRANSFER_ENCODING("Transfer-Encoding"),
    CONNECTION("Connection"),
    KEEP_ALIVE("Keep-Alive"),
    /** Any name that begins with {@code Proxy-}, and {@code Proxy} itself, which CGI programs mistake for a setting. */
    PROXY("Proxy"),
    TE("TE"),
    TRAILER("Trailer"),
    UPGRADE("Upgrade"),
    HTTP2_SETTINGS("HTTP2-Settings"),
    EXPECT("Expect"),
    AUTHORIZATION("Authorization"),
    COOKIE("Cookie"),
    SET_COOKIE("Set-Cookie"),
    LOCATION("Location"),
    DATE("Date"),
    FORWARDED_FOR("X-Forwarded-For"),
    FORWARDED_PROTO("X-Forwarded-Proto"),
    FORWARDED_HOST("X-Forwarded-Host");

    private static final int SLOTS = 128;
    private static final KnownHeader[] TABLE = new KnownHeader[SLOTS];
    private static final KnownHeader[] VALUES = values();

    static {
        for (var header : VALUES) {
            if (header != OTHER) {
                int slot = header.hash & (SLOTS - 1);
                while (TABLE[slot] != null) {
                    slot = (slot + 1) & (SLOTS - 1);
                }
                TABLE[slot] = header;
            }
        }
    }

    private final String text;
    private final String lower;
    private final int hash;

    KnownHeader(String text) {
        this.text = text;
        lower = text.toLowerCase(Locale.ROOT);
        hash = hash(lower);
    }

    /** The name as it is written. */
    public String text() {
        return text;
    }

    /** Whether it concerns one connection only, and is never passed on (RFC 9110 §7.6.1). Framing is: it is anew. */
    public boolean hopByHop() {
        return switch (this) {
            case CONNECTION, KEEP_ALIVE, PROXY, TE, TRAILER, UPGRADE, HTTP2_SETTINGS, TRANSFER_ENCODING -> true;
            default -> false;
        };
    }

    /** The same for a name in any case as {@link HeaderBlock} computes from its bytes. */
    static int hash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + Bytes.lowerToken(name.charAt(i));
        }
        return hash;
    }

    static KnownHeader of(byte[] bytes, int start, int end, int hash) {
        for (int slot = hash & (SLOTS - 1); TABLE[slot] != null; slot = (slot + 1) & (SLOTS - 1)) {
            var header = TABLE[slot];
            if (header.hash == hash && Bytes.equalIgnoringCase(bytes, start, end, header.lower)) {
                return header;
            }
        }
        return end - start > 6 && Bytes.equalIgnoringCase(bytes, start, start + 6, "proxy-") ? PROXY : OTHER;
    }

    static KnownHeader of(int ordinal) {
        return VALUES[ordinal];
    }
}
