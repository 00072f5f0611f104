package dev.gatehouse.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the directory holds of applications, for people to look at: those made here and everybody else's. Nothing of it
 * is kept.
 */
public interface DirectoryView {

    /**
     * One page of the app registrations, in the directory's order.
     *
     * @param search the beginning of a name, or a client id; empty for all
     * @param top at most so many
     * @param after what the page before gave as its {@link Page#next}
     */
    Page registrations(String search, int top, Optional<String> after);

    /** An app registration with all that hangs on it. */
    Optional<Details> registration(String applicationId);

    /** @param next asks for the next page; empty on the last one */
    record Page(List<Registration> registrations, Optional<String> next) {
        public Page {
            registrations = List.copyOf(registrations);
        }
    }

    /**
     * An app registration.
     *
     * @param applicationId client id, a GUID
     * @param ours whether it carries this installation's mark
     */
    record Registration(
            String applicationId,
            String objectId,
            String displayName,
            boolean ours,
            Optional<Instant> created,
            List<ExposedRole> roles,
            List<Credential> credentials) {
        public Registration {
            roles = List.copyOf(roles);
            credentials = List.copyOf(credentials);
        }
    }

    /** An app role that others can be granted. */
    record ExposedRole(String id, String value, String displayName, boolean enabled) {}

    /**
     * A secret or a certificate, without its value.
     *
     * @param hint the first characters of a secret
     */
    record Credential(
            Kind kind, String keyId, String displayName, String hint, Optional<Instant> start, Optional<Instant> end) {
        /** What it is. */
        public enum Kind {
            SECRET,
            CERTIFICATE
        }
    }

    /**
     * A permission of an application at another one.
     *
     * @param resource the other one's name
     * @param delegated whether it is for acting in a person's name
     * @param asked whether the registration asks for it
     * @param granted whether it was given; of delegated ones it isn't known
     */
    record Permission(
            String resourceId, String resource, String value, boolean delegated, boolean asked, boolean granted) {}

    /** Who was granted one of its roles. */
    record Holder(String principalId, String name, String role) {}

    /** The service principal of an application. */
    record Principal(String id, boolean enabled) {}

    /** @param audiences identifier URIs */
    record Details(
            Registration registration,
            List<String> audiences,
            Optional<Principal> principal,
            List<Permission> permissions,
            List<Holder> holders) {
        public Details {
            audiences = List.copyOf(audiences);
            permissions = List.copyOf(permissions);
            holders = List.copyOf(holders);
        }
    }
}
