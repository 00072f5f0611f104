package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.proxy.codec.Paths;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.PolicyFailure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A backend's URL, taken apart.
 *
 * @param hostHeader what stands in {@code Host}
 * @param basePath goes before the path of each request; empty or beginning with a slash, never ending with one
 * @param baseQuery goes before the query of each request; may be empty
 */
record Backend(Origin origin, String hostHeader, String basePath, String baseQuery) {

    /**
     * Where connections go.
     *
     * @param host a name or address, in lower case, IPv6 without brackets
     */
    record Origin(boolean tls, String host, int port) {
        @Override
        public String toString() {
            return (tls ? "https://" : "http://") + host + ":" + port;
        }
    }

    /** @throws PolicyFailure if it is no URL that can be forwarded to */
    static Backend parse(String url) {
        try {
            var uri = new URI(url);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean tls = scheme.equals("https");
            if ((!tls && !scheme.equals("http"))
                    || uri.getHost() == null
                    || uri.getPort() > 65535
                    || uri.getPort() == 0) {
                throw unusable(
                        url.isEmpty()
                                ? "The API has no backend URL."
                                : "The backend's URL is not an http or https URL.");
            }
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
            var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            var path = uri.getRawPath() == null ? "" : uri.getRawPath();
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            return new Backend(
                    new Origin(tls, bare, port),
                    port == (tls ? 443 : 80) ? host : host + ":" + port,
                    path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                    query);
        } catch (URISyntaxException e) {
            throw unusable("The backend's URL is not an http or https URL.");
        }
    }

    /**
     * What stands in the request line.
     *
     * @throws PolicyFailure if a request line can't hold it
     */
    String target(String path, String query) {
        var whole = basePath.isEmpty() ? path : basePath + path;
        if (!whole.startsWith("/")) {
            whole = "/" + whole;
        }
        if (Paths.leavesItsPlace(path)) {
            throw unusable("The path to forward to holds a . or .. segment.");
        }
        if (!baseQuery.isEmpty()) {
            whole += "?" + baseQuery + (query.isEmpty() ? "" : "&" + query);
        } else if (!query.isEmpty()) {
            whole += "?" + query;
        }
        if (!Paths.isSendable(whole)) {
            throw unusable("The URL to forward to holds a character that a URL can't; percent-encode it.");
        }
        return whole;
    }

    private static PolicyFailure unusable(String message) {
        return new PolicyFailure(
                AccessOutcome.BACKEND_CONNECTION_FAILURE, "forward-request", "BackendConnectionFailure", message, 500);
    }
}
