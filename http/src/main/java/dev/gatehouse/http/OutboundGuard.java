package dev.gatehouse.http;

import java.net.InetAddress;
import java.net.URI;

/**
 * Decides where an {@link OutboundClient} may connect. It sees the address that the host name was resolved to, and that
 * address is the one connected to: a name that changes its mind in between leads nowhere else.
 */
@FunctionalInterface
public interface OutboundGuard {

    /** Whether a call to this URL may go to this address. */
    boolean allows(URI url, InetAddress address);

    /** For URLs that the operator configured: any address. */
    static OutboundGuard configured() {
        return (url, address) -> true;
    }

    /** For URLs that somebody else chose: public unicast addresses alone, so nothing of this machine or its networks. */
    static OutboundGuard publicOnly() {
        return (url, address) -> PublicAddresses.contains(address);
    }
}
