package dev.gatehouse.tenant.token;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which resource a token is asked for: {@code <app id or identifier URI>/.default}, exactly one (facts §2.1). The OIDC
 * scopes that MSAL for Java adds (facts §2.3) say nothing here and are passed over.
 */
final class RequestedResource {
    private static final Set<String> OIDC = Set.of("openid", "profile", "offline_access", "email");
    private static final String DEFAULT = "/.default";
    private static final int LONGEST = 2_000;

    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private RequestedResource() {}

    /** @return the resource's name as it was written, before {@code /.default} */
    static String inScope(String scope) {
        if (scope.length() > LONGEST) {
            throw malformed();
        }
        var resources = new LinkedHashSet<String>();
        for (var each : scope.split(" ")) {
            if (each.isEmpty() || OIDC.contains(each)) {
                continue;
            }
            if (!SCOPE.matcher(each).matches()) {
                throw malformed();
            }
            if (!each.endsWith(DEFAULT)) {
                throw notDefault(each);
            }
            var resource = each.substring(0, each.length() - DEFAULT.length());
            if (resource.isEmpty()) {
                throw malformed();
            }
            resources.add(resource);
        }
        if (resources.isEmpty()) {
            throw notDefault(scope.strip());
        }
        if (resources.size() > 1) {
            throw new TokenRequestRefused(
                    TokenFault.RESOURCES_SEVERAL,
                    "The provided value for the input parameter scope isn't valid because it contains more than one"
                            + " resource. Ask for one at a time.");
        }
        return resources.getFirst();
    }

    private static TokenRequestRefused malformed() {
        return new TokenRequestRefused(
                TokenFault.SCOPE_MALFORMED,
                "The provided request must include a 'scope' input parameter. The provided value for the input"
                        + " parameter 'scope' is not valid.");
    }

    private static TokenRequestRefused notDefault(String scope) {
        return new TokenRequestRefused(
                TokenFault.SCOPE_NOT_DEFAULT,
                "The provided value for scope " + printable(scope)
                        + " is not valid. Client credential flows must have a"
                        + " scope value with /.default suffixed to the resource identifier (application ID URI).");
    }

    private static String printable(String scope) {
        var clean = scope.replaceAll("[^\\x20-\\x7E]", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
