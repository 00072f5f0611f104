package dev.gatehouse.tenant.directory;

import java.net.URI;
import java.util.Locale;

/**
 * What is fixed about a tenant while the process runs.
 *
 * @param id the tenant id, a GUID
 * @param domain its one verified domain name
 * @param controlUrl the public URL of the control plane, without a slash at the end
 * @param audit how far the audit log reaches back
 */
public record TenantFacts(String id, String domain, String controlUrl, AuditRecords.Limits audit) {

    /** With the usual limits of the audit log. */
    public TenantFacts(String id, String domain, String controlUrl) {
        this(id, domain, controlUrl, AuditRecords.Limits.USUAL);
    }

    public TenantFacts {
        controlUrl = controlUrl.replaceFirst("/+$", "");
    }

    /** {@code iss} of v2.0 tokens. */
    public String issuerV2() {
        return controlUrl + "/" + id + "/v2.0";
    }

    /** {@code iss} of v1.0 tokens. */
    public String issuerV1() {
        return controlUrl + "/" + id + "/";
    }

    /** Host and, where it is not the scheme's own, port of the control plane. */
    public String authority() {
        return URI.create(controlUrl).getRawAuthority().toLowerCase(Locale.ROOT);
    }

    /** Whether a path segment names this tenant, by id or by domain. */
    public boolean isNamed(String segment) {
        return id.equalsIgnoreCase(segment) || domain.equalsIgnoreCase(segment);
    }
}
