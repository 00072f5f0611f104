package dev.gatehouse.tenant.directory;

import java.util.List;
import java.util.Optional;

/**
 * Says whose tokens of another issuer an application may prove itself with: those with exactly this issuer, subject and
 * audience (facts/entra-and-graph.md §7.1 c4).
 *
 * @param applicationId object id of the application
 * @param name never changes
 * @param issuer {@code iss}, an https URL
 * @param subject {@code sub}
 * @param audiences {@code aud}; Graph has a list of exactly one
 */
public record FederatedCredential(
        String id,
        String applicationId,
        String name,
        String issuer,
        String subject,
        List<String> audiences,
        Optional<String> description) {

    public FederatedCredential {
        audiences = List.copyOf(audiences);
    }
}
