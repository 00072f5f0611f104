package dev.gatehouse.server.settings;

import dev.gatehouse.http.MailServer;
import dev.gatehouse.model.resource.Brand;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The settings in force, typed.
 *
 * @param data the data folder, absolute
 * @param bind addresses to listen on; {@code localhost} is loopback of both families, {@code *} every address
 * @param outboundAllow where URLs that others chose may lead
 * @param mail where letters go; empty where they are kept for administrators to pass on
 * @param brand how the portals present themselves unless a service has a brand of its own
 * @param provider who signs people in at the portals instead of the embedded tenant
 * @param signingKeyDays how long a key of the tenant signs
 * @param auditDays how long the audit logs reach back
 */
public record Settings(
        Path data,
        Ports ports,
        List<String> bind,
        PublicUrls publicUrls,
        Service service,
        DatabaseSettings store,
        DatabaseSettings tenant,
        List<String> outboundAllow,
        int signingKeyDays,
        int auditDays,
        Duration reconciling,
        Optional<Mail> mail,
        Brand brand,
        Optional<Provider> provider,
        LogFormat logFormat) {

    /**
     * The ports of the doors; 0 picks a free one.
     *
     * @param imds empty for a door that stays closed
     */
    public record Ports(
            int gateway, int gatewayHttps, int control, int operations, int identity, Optional<Integer> imds) {}

    /** Where others reach the doors, when that isn't localhost: scheme, host and perhaps port, no path. */
    public record PublicUrls(Optional<URI> gateway, Optional<URI> control) {}

    /** What the service is called in ARM's paths. Only the first start on a data folder reads it. */
    public record Service(Optional<String> name, Optional<String> resourceGroup, Optional<UUID> subscriptionId) {
        /** What a service and its resource group are called when nobody chose. */
        public static final String PRESET = "gatehouse";
    }

    /**
     * Where a database is.
     *
     * @param url a JDBC URL; empty for SQLite in the data folder
     */
    public record DatabaseSettings(Optional<String> url, String user, String password) {
        @Override
        public String toString() {
            return "DatabaseSettings[url=" + url + ", user=" + user + "]";
        }
    }

    /** @param from the address that letters come from */
    public record Mail(MailServer server, String from) {}

    /**
     * An OpenID provider.
     *
     * @param name in users' identities
     * @param personClaims of these the first that is there names the person
     */
    public record Provider(
            String issuer, String name, Client admin, Client developer, String scopes, List<String> personClaims) {}

    /** @param secret empty for a client that was given none */
    public record Client(String id, Optional<String> secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** How logs are written. */
    public enum LogFormat {
        TEXT,
        JSON
    }
}
