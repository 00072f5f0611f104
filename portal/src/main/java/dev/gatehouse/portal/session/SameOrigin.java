package dev.gatehouse.portal.session;

import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.portal.Portal;

import java.util.List;
import java.util.Set;

/**
 * Keeps other sites from having a signed-in browser do something. What may change anything must come from a page of this
 * origin, as the browser says in {@code Origin}, and carry a header that no form and no other site can send.
 *
 * @param origin scheme, host and port of the portals' pages
 */
public record SameOrigin(String origin) {
    /** Names the portal whose page sent the request. */
    public static final String HEADER = "X-Gatehouse-Portal";

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    /** @throws RequestException 403 if it came from elsewhere */
    public void require(Request request, Portal portal) {
        var site = request.headers().all("Sec-Fetch-Site");
        if (!request.headers().all(HEADER).equals(List.of(portal.wireName()))
                || !(site.isEmpty() || site.equals(List.of("same-origin")))) {
            throw refused();
        }
        if (!SAFE.contains(request.method()) && !request.headers().all("Origin").equals(List.of(origin))) {
            throw refused();
        }
    }

    private static RequestException refused() {
        return new RequestException(
                403, "NotFromThePortal", "The request did not come from a page of this portal: open the portal anew.");
    }
}
