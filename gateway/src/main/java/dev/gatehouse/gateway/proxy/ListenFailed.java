package dev.gatehouse.gateway.proxy;

import java.net.InetAddress;

/** A listener could not be opened. */
public final class ListenFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ListenFailed(InetAddress address, int port, Throwable cause) {
        super(
                "the gateway can't listen on " + address.getHostAddress() + " port " + port + ": " + cause.getMessage()
                        + ". Choose another port or address, or stop what uses it.",
                cause);
    }
}
