package dev.gatehouse.gateway.proxy;

/** What is the same for TLS in and out. */
final class Tls {
    static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private Tls() {}
}
