package dev.gatehouse.tenant;

import dev.gatehouse.tenant.directory.AuditRecords;
import dev.gatehouse.tenant.token.KeyLife;

/**
 * @param controlUrl the public URL of the control plane, https, without a slash at the end; issuers begin with it
 * @param domain the tenant's verified domain name, for users and paths
 * @param keyLife how signing keys roll over
 * @param audit how far the audit log reaches back
 */
public record TenantSettings(String controlUrl, String domain, KeyLife keyLife, AuditRecords.Limits audit) {
    /** The domain unless told otherwise; it resolves to this machine and nowhere else. */
    public static final String DEFAULT_DOMAIN = "gatehouse.localhost";

    /** With the usual life of signing keys. */
    public TenantSettings(String controlUrl, String domain) {
        this(controlUrl, domain, KeyLife.USUAL);
    }

    /** With the usual limits of the audit log. */
    public TenantSettings(String controlUrl, String domain, KeyLife keyLife) {
        this(controlUrl, domain, keyLife, AuditRecords.Limits.USUAL);
    }

    public TenantSettings {
        if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("the tenant's domain is a lower-case DNS name: " + domain);
        }
    }
}
