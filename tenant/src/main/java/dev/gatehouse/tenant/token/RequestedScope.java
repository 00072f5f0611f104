package dev.gatehouse.tenant.token;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code scope} of a user's sign-in, read: scopes of OpenID Connect, and delegated permissions of one resource, each
 * written {@code <app id or identifier URI>/<value>}; a bare value is Graph's. {@code <resource>/.default} is whatever
 * was granted.
 *
 * @param written what is of the resource, word by word
 * @param openId those of OpenID Connect
 * @param resource by which name the token is asked for; Graph where none is named
 * @param permissions values without the resource; empty for {@code .default}
 * @param all whether it is {@code .default}
 */
public record RequestedScope(
        List<String> written, Set<String> openId, String resource, Set<String> permissions, boolean all) {
    private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");
    private static final String DEFAULT = ".default";
    private static final String GRAPH = "https://graph.microsoft.com";
    private static final int LONGEST = 2_000;

    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** @throws TokenRequestRefused if it is malformed, or names more than one resource */
    public static RequestedScope parse(String text) {
        if (text.length() > LONGEST) {
            throw malformed();
        }
        var openId = new LinkedHashSet<String>();
        var permissions = new LinkedHashSet<String>();
        var written = new ArrayList<String>();
        Optional<String> resource = Optional.empty();
        for (var each : text.split(" ")) {
            if (each.isEmpty()) {
                continue;
            }
            if (!SCOPE.matcher(each).matches()) {
                throw malformed();
            }
            if (OPEN_ID.contains(each)) {
                openId.add(each);
                continue;
            }
            int slash = each.lastIndexOf('/');
            var of = slash < 0 ? GRAPH : each.substring(0, slash);
            var value = each.substring(slash + 1);
            if (of.isEmpty() || value.isEmpty()) {
                throw malformed();
            }
            if (resource.filter(before -> !before.equalsIgnoreCase(of)).isPresent()) {
                throw new TokenRequestRefused(
                        TokenFault.RESOURCES_SEVERAL,
                        "The provided value for the input parameter scope isn't valid because it contains more than one"
                                + " resource. Ask for one at a time.");
            }
            resource = Optional.of(of);
            permissions.add(value);
            written.add(each);
        }
        if (openId.isEmpty() && permissions.isEmpty()) {
            throw malformed();
        }
        boolean all = permissions.contains(DEFAULT);
        return new RequestedScope(
                List.copyOf(written), openId, resource.orElse(GRAPH), all ? Set.of() : permissions, all);
    }

    /** Whether a refresh token is wanted. */
    public boolean isOffline() {
        return openId.contains("offline_access");
    }

    private static TokenRequestRefused malformed() {
        return new TokenRequestRefused(
                TokenFault.SCOPE_MALFORMED,
                "The provided request must include a 'scope' input parameter. The provided value for the input"
                        + " parameter 'scope' is not valid.");
    }
}
