package dev.gatehouse.http;

/**
 * A mail server that the operator chose, and how it is spoken to.
 *
 * @param user for whom the server takes letters; empty where it asks for nobody
 */
public record MailServer(String host, int port, Security security, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + ", " + security + "]";
    }

    /** How what is said is kept from others. */
    public enum Security {
        /** The connection begins in the clear and must change to TLS before anything is said. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** In the clear. */
        NONE
    }
}
