package dev.gatehouse.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The settings of the OpenID provider that signs people in at the portals. */
final class ProviderSettings {
    static final Setting<Optional<String>> ISSUER = setting(
            "portal-issuer",
            "URL",
            "",
            "OpenID provider that signs people in at the portals; when absent, the embedded tenant.",
            ProviderSettings::issuer);
    static final Setting<String> PROVIDER =
            setting("portal-provider", "NAME", "OpenId", "What users' identities call it.", ProviderSettings::provider);
    static final Setting<String> ADMIN_CLIENT_ID =
            setting("portal-admin-client-id", "ID", "", "The admin portal's client id there.", text -> text);
    static final Setting<String> ADMIN_CLIENT_SECRET =
            secret("portal-admin-client-secret", "Its secret, if the provider gave it one.");
    static final Setting<String> DEVELOPER_CLIENT_ID =
            setting("portal-developer-client-id", "ID", "", "The developer portal's client id there.", text -> text);
    static final Setting<String> DEVELOPER_CLIENT_SECRET =
            secret("portal-developer-client-secret", "Its secret, if the provider gave it one.");
    static final Setting<String> SCOPES = setting(
            "portal-scopes",
            "SCOPES",
            "openid profile email offline_access",
            "What the portals ask it for, with blanks between.",
            ProviderSettings::scopes);
    static final Setting<List<String>> PERSON_CLAIM = setting(
            "portal-person-claim",
            "CLAIM",
            "",
            "Claim of its id tokens that names the person for good; when absent, oid, else sub.",
            text -> text.isBlank() ? List.of("oid", "sub") : List.of(text.strip()));

    static final List<Setting<?>> ALL = List.of(
            ISSUER,
            PROVIDER,
            ADMIN_CLIENT_ID,
            ADMIN_CLIENT_SECRET,
            DEVELOPER_CLIENT_ID,
            DEVELOPER_CLIENT_SECRET,
            SCOPES,
            PERSON_CLAIM);

    private ProviderSettings() {}

    private static <T> Setting<T> setting(
            String name, String placeholder, String preset, String description, Function<String, T> parse) {
        return new Setting<>(name, placeholder, preset, false, description, parse);
    }

    private static Setting<String> secret(String name, String description) {
        return new Setting<>(name, "TEXT", "", true, description, text -> text);
    }

    private static Optional<String> issuer(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text.strip());
            var local = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || local && "http".equals(uri.getScheme()))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return Optional.of(text.strip());
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new IllegalArgumentException("is not an issuer's URL: https, without query and fragment");
    }

    private static String provider(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9-]{0,49}") && !text.equalsIgnoreCase("Aad")) {
            return text;
        }
        throw new IllegalArgumentException(
                "is not a name of letters, digits and hyphens, beginning with a letter; Aad is the embedded tenant's");
    }

    private static String scopes(String text) {
        if (List.of(text.split(" ")).contains("openid")) {
            return text;
        }
        throw new IllegalArgumentException("must name openid, without which nobody is told who signed in");
    }
}
