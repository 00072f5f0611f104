package dev.gatehouse.server.settings;

import dev.gatehouse.http.MailServer;
import dev.gatehouse.http.OutboundAllowance;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Everything that can be set, in the order in which it is shown. A new setting is an entry here and its field in {@link Settings}. */
public final class Catalogue {
    private static final String FREE_PORT = "0 picks a free port, kept for the next start.";

    static final String VARIABLE_PREFIX = "GATEHOUSE_";

    /** Variables of the same prefix that other parts of the program read: the start script, the verbs. */
    static final List<String> OTHER_VARIABLES = List.of(
            "GATEHOUSE_CONFIG",
            "GATEHOUSE_JAVA_HOME",
            "GATEHOUSE_JAVA_OPTS",
            "GATEHOUSE_NO_BUILD",
            "GATEHOUSE_CLIENT_SECRET");

    static final Setting<Path> DATA =
            setting("data", "DIR", "data", "Folder of everything that is kept.", Catalogue::path);
    static final Setting<Integer> GATEWAY_PORT =
            setting("gateway-port", "PORT", "8080", "Gateway, http. " + FREE_PORT, Catalogue::port);
    static final Setting<Integer> GATEWAY_HTTPS_PORT =
            setting("gateway-https-port", "PORT", "8443", "Gateway, https. " + FREE_PORT, Catalogue::port);
    static final Setting<Integer> CONTROL_PORT = setting(
            "control-port",
            "PORT",
            "9443",
            "Control plane: portals, ARM, tokens, Graph. " + FREE_PORT,
            Catalogue::port);
    static final Setting<Integer> OPERATIONS_PORT =
            setting("operations-port", "PORT", "9090", "Health and metrics. " + FREE_PORT, Catalogue::port);
    static final Setting<Integer> IDENTITY_PORT =
            setting("identity-port", "PORT", "0", "Managed identity, always loopback. " + FREE_PORT, Catalogue::port);
    static final Setting<Optional<Integer>> IMDS_PORT = setting(
            "imds-port",
            "PORT",
            "",
            "Managed identity as Azure's virtual machines have it, always loopback; when absent, closed. " + FREE_PORT,
            text -> text.isEmpty() ? Optional.empty() : Optional.of(port(text)));
    static final Setting<List<String>> BIND = setting(
            "bind",
            "ADDRESS[,…]",
            "localhost",
            "Addresses to listen on; localhost is loopback of both families, * is every address.",
            Catalogue::list);
    static final Setting<Optional<URI>> PUBLIC_GATEWAY_URL = setting(
            "public-gateway-url",
            "URL",
            "",
            "Where callers reach the gateway; when absent, its http port on localhost.",
            Catalogue::origin);
    static final Setting<Optional<URI>> PUBLIC_CONTROL_URL = setting(
            "public-control-url",
            "URL",
            "",
            "Where people and SDKs reach the control plane, https; when absent, its port on localhost.",
            Catalogue::secureOrigin);
    static final Setting<Optional<String>> SERVICE_NAME = setting(
            "service-name",
            "NAME",
            "",
            "Name of the service, chosen on the first start; when absent, gatehouse.",
            word(50));
    static final Setting<Optional<String>> RESOURCE_GROUP = setting(
            "resource-group",
            "NAME",
            "",
            "Its resource group, chosen on the first start; when absent, gatehouse.",
            word(90));
    static final Setting<Optional<UUID>> SUBSCRIPTION_ID = setting(
            "subscription-id",
            "UUID",
            "",
            "Its Azure subscription id, chosen on the first start; when absent, one is made.",
            Catalogue::uuid);
    static final Setting<Optional<String>> STORE_DATABASE_URL = setting(
            "store-database-url",
            "URL",
            "",
            "JDBC URL (postgresql) of the resources' database; when absent, SQLite in the data folder.",
            Catalogue::jdbc);
    static final Setting<String> STORE_DATABASE_USER =
            setting("store-database-user", "NAME", "", "Its user.", text -> text);
    static final Setting<String> STORE_DATABASE_PASSWORD = secret("store-database-password", "Its password.");
    static final Setting<Optional<String>> TENANT_DATABASE_URL = setting(
            "tenant-database-url",
            "URL",
            "",
            "JDBC URL (postgresql) of the tenant's database; when absent, SQLite in the data folder.",
            Catalogue::jdbc);
    static final Setting<String> TENANT_DATABASE_USER =
            setting("tenant-database-user", "NAME", "", "Its user.", text -> text);
    static final Setting<String> TENANT_DATABASE_PASSWORD = secret("tenant-database-password", "Its password.");
    static final Setting<List<String>> OUTBOUND_ALLOW = setting(
            "outbound-allow",
            "HOST[,…]",
            "",
            "Hosts, addresses and blocks such as 10.1.0.0/16 that links in requests may lead to beside public addresses.",
            Catalogue::allowance);
    static final Setting<Integer> SIGNING_KEY_DAYS = setting(
            "signing-key-days",
            "DAYS",
            "90",
            "How long a key signs tokens before the next one takes over; 1 to 3650.",
            Catalogue::days);
    static final Setting<Integer> AUDIT_DAYS = setting(
            "audit-days",
            "DAYS",
            "90",
            "How long lines of the audit logs and sign-ins are kept; 1 to 3650.",
            Catalogue::days);
    static final Setting<Duration> RECONCILE_EVERY = setting(
            "reconcile-every",
            "DURATION",
            "PT1H",
            "How often it is looked whether the directory still holds what the resources say, as ISO 8601; or never.",
            Durations::interval);
    static final Setting<Optional<String>> SMTP_HOST = setting(
            "smtp-host",
            "HOST",
            "",
            "Mail server that letters to people go to; when absent, they are kept for administrators to pass on.",
            text -> Optional.of(text).filter(host -> !host.isBlank()));
    static final Setting<Integer> SMTP_PORT = setting("smtp-port", "PORT", "587", "Its port.", Catalogue::port);
    static final Setting<MailServer.Security> SMTP_SECURITY = setting(
            "smtp-security", "KIND", "starttls", "How it is spoken to: starttls, tls or none.", Catalogue::security);
    static final Setting<String> SMTP_USER =
            setting("smtp-user", "NAME", "", "Its user, where it asks for one.", text -> text);
    static final Setting<String> SMTP_PASSWORD = secret("smtp-password", "Its password.");
    static final Setting<String> MAIL_FROM =
            setting("mail-from", "ADDRESS", "", "Sender of the letters; needed with smtp-host.", text -> text);
    static final Setting<Settings.LogFormat> LOG_FORMAT =
            setting("log-format", "FORMAT", "text", "How logs are written: text or json.", Catalogue::logFormat);

    static final List<Setting<?>> ALL = List.of(
            DATA,
            GATEWAY_PORT,
            GATEWAY_HTTPS_PORT,
            CONTROL_PORT,
            OPERATIONS_PORT,
            IDENTITY_PORT,
            IMDS_PORT,
            BIND,
            PUBLIC_GATEWAY_URL,
            PUBLIC_CONTROL_URL,
            SERVICE_NAME,
            RESOURCE_GROUP,
            SUBSCRIPTION_ID,
            STORE_DATABASE_URL,
            STORE_DATABASE_USER,
            STORE_DATABASE_PASSWORD,
            TENANT_DATABASE_URL,
            TENANT_DATABASE_USER,
            TENANT_DATABASE_PASSWORD,
            OUTBOUND_ALLOW,
            SIGNING_KEY_DAYS,
            AUDIT_DAYS,
            RECONCILE_EVERY,
            SMTP_HOST,
            SMTP_PORT,
            SMTP_SECURITY,
            SMTP_USER,
            SMTP_PASSWORD,
            MAIL_FROM,
            BrandSettings.NAME,
            BrandSettings.COLOR,
            BrandSettings.WELCOME,
            BrandSettings.LINKS,
            BrandSettings.LOGO,
            ProviderSettings.ISSUER,
            ProviderSettings.PROVIDER,
            ProviderSettings.ADMIN_CLIENT_ID,
            ProviderSettings.ADMIN_CLIENT_SECRET,
            ProviderSettings.DEVELOPER_CLIENT_ID,
            ProviderSettings.DEVELOPER_CLIENT_SECRET,
            ProviderSettings.SCOPES,
            ProviderSettings.PERSON_CLAIM,
            LOG_FORMAT);

    private Catalogue() {}

    private static <T> Setting<T> setting(
            String name, String placeholder, String preset, String description, Function<String, T> parse) {
        return new Setting<>(name, placeholder, preset, false, description, parse);
    }

    private static Setting<String> secret(String name, String description) {
        return new Setting<>(name, "TEXT", "", true, description, text -> text);
    }

    private static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException _) {
            // said below
        }
        throw new IllegalArgumentException("is not a folder's path");
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("is not a port: a number from 0 to 65535");
    }

    private static int days(String text) {
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 3650) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("is not a number of days from 1 to 3650");
    }

    private static List<String> list(String text) {
        var values = words(text);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("needs at least one address");
        }
        return values;
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> allowance(String text) {
        try {
            var entries = words(text);
            OutboundAllowance.of(entries);
            return entries;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has an entry that can't be read: " + e.getMessage(), e);
        }
    }

    private static Optional<URI> origin(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (bare && uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "is not a URL of scheme, host and port alone, such as https://api.example.com");
    }

    private static Optional<URI> secureOrigin(String text) {
        var origin = origin(text);
        if (origin.filter(uri -> !uri.getScheme().equalsIgnoreCase("https")).isPresent()) {
            throw new IllegalArgumentException("must begin with https://, because Azure's clients accept nothing else");
        }
        return origin;
    }

    private static Function<String, Optional<String>> word(int most) {
        return text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (text.matches("[A-Za-z](?:[A-Za-z0-9-]{0," + (most - 2) + "}[A-Za-z0-9])?")) {
                return Optional.of(text);
            }
            throw new IllegalArgumentException(
                    "is not a name of letters, digits and hyphens, beginning with a letter, at most " + most + " long");
        };
    }

    private static Optional<UUID> uuid(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return Optional.of(UUID.fromString(text));
        }
        throw new IllegalArgumentException("is not a UUID");
    }

    private static Optional<String> jdbc(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.startsWith("jdbc:postgresql:") && !text.matches("(?i).*[?&]password=.*")) {
            return Optional.of(text);
        }
        throw new IllegalArgumentException(
                "is not a URL that begins with jdbc:postgresql: and holds no password, which has a setting of its own");
    }

    private static MailServer.Security security(String text) {
        for (var security : MailServer.Security.values()) {
            if (security.name().equalsIgnoreCase(text)) {
                return security;
            }
        }
        throw new IllegalArgumentException("is neither starttls nor tls nor none");
    }

    private static Settings.LogFormat logFormat(String text) {
        for (var format : Settings.LogFormat.values()) {
            if (format.name().equalsIgnoreCase(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("is neither text nor json");
    }
}
