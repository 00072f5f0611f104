package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.util.Set;

/** The {@code {tenant}} of a path: this tenant by id or domain, or one of the words that mean any. */
public final class TenantSegments {
    private static final Set<String> ANY = Set.of("common", "organizations", "consumers");

    private final TenantFacts tenant;

    public TenantSegments(TenantFacts tenant) {
        this.tenant = tenant;
    }

    public static boolean isAny(String segment) {
        return ANY.contains(segment);
    }

    /** @throws TokenRequestRefused if it names another tenant, or none */
    public void require(String segment, TokenFault unknown) {
        if (tenant.isNamed(segment)) {
            return;
        }
        boolean domain = segment.length() <= 253 && segment.matches("[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)+");
        if (!domain && !Directory.isGuid(segment)) {
            throw new TokenRequestRefused(
                    TokenFault.TENANT_MALFORMED,
                    "Specified tenant identifier is neither a valid DNS name, nor a valid external domain.");
        }
        throw new TokenRequestRefused(
                unknown,
                "Tenant '" + segment + "' not found. Check to make sure you have the correct tenant ID and are signing"
                        + " into the correct cloud.");
    }
}
