package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where browsers may be sent with what a sign-in brought (RFC 6749 section 3.1.2): only to URIs that were registered,
 * compared character by character. On loopback alone, a native app may listen on any port (RFC 8252 section 7.3).
 *
 * @param web of applications on servers, which authenticate when they redeem a code
 * @param open of applications that can keep no secret: native ones and those in browsers
 * @param fallback whether those of {@code web} may be used without a secret too
 */
public record RedirectUris(List<String> web, List<String> open, boolean fallback) {
    private static final int MOST = 256;
    private static final int LONGEST = 256;
    private static final Set<String> DANGEROUS =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source");

    public RedirectUris {
        web = List.copyOf(web);
        open = List.copyOf(open);
    }

    public static RedirectUris of(Application application) {
        var properties = application.properties();
        var open = new ArrayList<>(texts(properties.at("/publicClient/redirectUris")));
        open.addAll(texts(properties.at("/spa/redirectUris")));
        return new RedirectUris(
                texts(properties.at("/web/redirectUris")),
                open,
                properties.path("isFallbackPublicClient").asBoolean(false));
    }

    /** Of the client with this app id; none if there is no such client. */
    public static RedirectUris ofClient(Directory directory, String appId) {
        return FirstParty.withAppId(appId)
                .map(portal -> new RedirectUris(List.of(), portal.redirectUris(directory.tenant()), false))
                .or(() -> directory.applications().withAppId(appId).map(RedirectUris::of))
                .orElseGet(() -> new RedirectUris(List.of(), List.of(), false));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Whether a browser may be sent there. */
    public boolean contain(String uri) {
        return matches(web, uri) || matches(open, uri);
    }

    /** Whether codes sent there are redeemed without the client's authentication. */
    public boolean areOpenAt(String uri) {
        return matches(open, uri) || fallback && matches(web, uri);
    }

    /** Whether the client can do without a secret somewhere. */
    public boolean isOpenAnywhere() {
        return fallback || !open.isEmpty();
    }

    private static boolean matches(List<String> registered, String uri) {
        return registered.contains(uri) || registered.stream().anyMatch(each -> isSameOnAnyPort(each, uri));
    }

    private static boolean isSameOnAnyPort(String registered, String uri) {
        try {
            var a = new URI(registered);
            var b = new URI(uri);
            return "http".equals(a.getScheme())
                    && isLoopback(a)
                    && a.getPort() < 0
                    && b.getRawUserInfo() == null
                    && b.getRawFragment() == null
                    && uri.equals(registered.replaceFirst(
                            "^http://" + java.util.regex.Pattern.quote(a.getHost()),
                            "http://" + a.getHost() + (b.getPort() < 0 ? "" : ":" + b.getPort())));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isLoopback(URI uri) {
        return "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()) || "[::1]".equals(uri.getHost());
    }

    /** @throws DirectoryRefused if one can't be registered */
    static void check(Application application) {
        for (var platform : List.of("web", "spa", "publicClient")) {
            var list = application.properties().path(platform).path("redirectUris");
            if (!list.isMissingNode() && !list.isNull() && !list.isArray() || list.size() > MOST) {
                throw DirectoryRefused.bad(
                        "Property " + platform + ".redirectUris is an array of at most " + MOST + " URIs.");
            }
            for (var each : list) {
                check(platform, each.asText());
            }
        }
    }

    private static void check(String platform, String text) {
        var property = "A value of " + platform + ".redirectUris ";
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw DirectoryRefused.bad(property + "is not a URI.");
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST
                || !text.matches("[\\x21\\x23-\\x3A\\x3D\\x3F-\\x5B\\x5D-\\x7E]+")
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || text.contains("*")) {
            throw DirectoryRefused.bad(property + "has at most " + LONGEST
                    + " characters, and neither a fragment, nor a user name, nor a wildcard.");
        }
        boolean https = scheme.equals("https") && uri.getHost() != null;
        boolean loopback = scheme.equals("http") && isLoopback(uri);
        boolean own = platform.equals("publicClient")
                && scheme.length() > 1
                && !Set.of("http", "https").contains(scheme)
                && !DANGEROUS.contains(scheme);
        if (!https && !loopback && !own) {
            throw DirectoryRefused.bad(property + "begins with https://, or with http://localhost"
                    + (platform.equals("publicClient") ? ", or with a scheme of the app's own." : "."));
        }
    }
}
