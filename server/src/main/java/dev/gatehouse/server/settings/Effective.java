package dev.gatehouse.server.settings;

import dev.gatehouse.http.MailServer;
import dev.gatehouse.model.resource.Brand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings together with where each came from. */
public final class Effective {
    private static final String MASK = "********";

    private final Map<Setting<?>, Sourced> values;

    Effective(Map<Setting<?>, Sourced> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** The typed settings. */
    public Settings settings() {
        return new Settings(
                get(Catalogue.DATA),
                new Settings.Ports(
                        get(Catalogue.GATEWAY_PORT),
                        get(Catalogue.GATEWAY_HTTPS_PORT),
                        get(Catalogue.CONTROL_PORT),
                        get(Catalogue.OPERATIONS_PORT),
                        get(Catalogue.IDENTITY_PORT),
                        get(Catalogue.IMDS_PORT)),
                get(Catalogue.BIND),
                new Settings.PublicUrls(get(Catalogue.PUBLIC_GATEWAY_URL), get(Catalogue.PUBLIC_CONTROL_URL)),
                new Settings.Service(
                        get(Catalogue.SERVICE_NAME), get(Catalogue.RESOURCE_GROUP), get(Catalogue.SUBSCRIPTION_ID)),
                new Settings.DatabaseSettings(
                        get(Catalogue.STORE_DATABASE_URL),
                        get(Catalogue.STORE_DATABASE_USER),
                        get(Catalogue.STORE_DATABASE_PASSWORD)),
                new Settings.DatabaseSettings(
                        get(Catalogue.TENANT_DATABASE_URL),
                        get(Catalogue.TENANT_DATABASE_USER),
                        get(Catalogue.TENANT_DATABASE_PASSWORD)),
                get(Catalogue.OUTBOUND_ALLOW),
                get(Catalogue.SIGNING_KEY_DAYS),
                get(Catalogue.AUDIT_DAYS),
                get(Catalogue.RECONCILE_EVERY),
                mail(),
                new Brand(
                        get(BrandSettings.NAME),
                        get(BrandSettings.COLOR),
                        get(BrandSettings.WELCOME),
                        get(BrandSettings.LINKS),
                        get(BrandSettings.LOGO)),
                provider(),
                get(Catalogue.LOG_FORMAT));
    }

    private Optional<Settings.Mail> mail() {
        return get(Catalogue.SMTP_HOST).map(host -> {
            var from = get(Catalogue.MAIL_FROM);
            if (!from.matches("[^@\\s]+@[^@\\s]+")) {
                throw new SettingsException("smtp-host is set, so mail-from must be the address that letters come from,"
                        + " such as api@example.com; it is \"" + from + "\"");
            }
            return new Settings.Mail(
                    new MailServer(
                            host,
                            get(Catalogue.SMTP_PORT),
                            get(Catalogue.SMTP_SECURITY),
                            get(Catalogue.SMTP_USER),
                            get(Catalogue.SMTP_PASSWORD)),
                    from);
        });
    }

    private Optional<Settings.Provider> provider() {
        return get(ProviderSettings.ISSUER)
                .map(issuer -> new Settings.Provider(
                        issuer,
                        get(ProviderSettings.PROVIDER),
                        client(ProviderSettings.ADMIN_CLIENT_ID, ProviderSettings.ADMIN_CLIENT_SECRET),
                        client(ProviderSettings.DEVELOPER_CLIENT_ID, ProviderSettings.DEVELOPER_CLIENT_SECRET),
                        get(ProviderSettings.SCOPES),
                        get(ProviderSettings.PERSON_CLAIM)));
    }

    private Settings.Client client(Setting<String> id, Setting<String> secret) {
        if (get(id).isBlank()) {
            throw new SettingsException(
                    "portal-issuer is set, so " + id.name() + " must be the id that the provider knows that portal by");
        }
        return new Settings.Client(get(id), Optional.of(get(secret)).filter(text -> !text.isEmpty()));
    }

    /** Every setting as people may see it: secrets are masked. */
    public List<Line> lines() {
        return values.entrySet().stream()
                .map(entry -> {
                    var text = entry.getValue().text();
                    var shown = entry.getKey().secret() && !text.isEmpty() ? MASK : text;
                    return new Line(
                            entry.getKey().name(), shown, entry.getValue().source());
                })
                .toList();
    }

    private <T> T get(Setting<T> setting) {
        var value = values.get(setting);
        try {
            return setting.parse().apply(value.text());
        } catch (IllegalArgumentException e) {
            var shown = setting.secret() ? MASK : value.text();
            throw new SettingsException(
                    "%s (%s) %s; it is \"%s\"".formatted(setting.name(), value.source(), e.getMessage(), shown));
        }
    }

    /** A value and where it stands. */
    record Sourced(String text, String source) {}

    /** A setting as it is shown. */
    public record Line(String name, String value, String source) {}
}
