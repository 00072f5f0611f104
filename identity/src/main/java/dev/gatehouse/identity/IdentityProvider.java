package dev.gatehouse.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The port to the identity provider in use. Every method may be repeated: objects are found again by their unique
 * name, so that repeating a step after a crash makes no second object. Every method may block, for at most the
 * deadline that its adapter was given, and throws {@link IdentityProviderException} when it could not be done.
 *
 * <p>"Unique names" are made from a resource's uid and never reused (docs/architecture.md, decision 2).
 */
public interface IdentityProvider {

    /** Who issues the tokens, for the gateway and for people. */
    TokenService tokenService();

    /** Whether registering would work now, and if not, why and what to do. Looks afresh each time. */
    Readiness readiness();

    /**
     * Makes the backend application of a product and its service principal, restores it if it was deleted softly, or
     * brings its name, role and audience up to date.
     */
    ResourceApplication registerProduct(ProductRegistration registration);

    /** Deletes a product's application so that it can be restored. Nothing happens if it is gone. */
    void withdrawProduct(String uniqueName);

    /** Deletes a product's application for good, also one that was withdrawn. Nothing happens if it is gone. */
    void deleteProduct(String uniqueName);

    /**
     * Makes a client application and its service principal, restores it if it was deleted softly, or brings its name
     * up to date.
     */
    RegisteredClient registerClient(ClientRegistration registration);

    /** Deletes a client application for good. Nothing happens if it is gone. */
    void deleteClient(String uniqueName);

    /** Lets a client have a product's role: asks for the permission and grants it. */
    void grant(Grant grant);

    /** Takes the permission and its grant away. Nothing happens if they are gone. */
    void revoke(Grant grant);

    /** Lets an application's service principal be used, if somebody disabled it. Nothing happens if it is gone. */
    void enable(String uniqueName);

    /** Deletes an application, whatever it is, so that it can be restored. Nothing happens if it is gone. */
    void setAside(String uniqueName);

    /** Takes one assignment of a product's role away, whoever has it. Nothing happens if it is gone. */
    void removeAssignment(String productUniqueName, String assignmentId);

    /**
     * Everything that stands under a unique name with this beginning. It reads the whole directory, page by page, and
     * may take ten times as long as the other methods.
     */
    Inventory inventory(String beginning);

    /**
     * Makes a secret. Not repeatable: each call makes one. Whoever was interrupted finds what it made by the display
     * name among {@link #secrets}.
     */
    NewSecret addSecret(String clientUniqueName, String displayName, Instant expires);

    /** Removes a secret. Nothing happens if it is gone. */
    void removeSecret(String clientUniqueName, String keyId);

    /** The secrets of a client, without their values. */
    List<SecretDescription> secrets(String clientUniqueName);

    /**
     * The secrets of all clients whose unique names begin so, without their values, by unique name. It reads the
     * directory's applications page by page, and may take ten times as long as the other methods.
     */
    Map<String, List<SecretDescription>> allSecrets(String beginning);

    /** Shows people what the directory holds of applications. */
    DirectoryView describe();

    /** Accounts of people, where they can be made and changed here; empty where they are kept elsewhere alone. */
    default Optional<Accounts> accounts() {
        return Optional.empty();
    }

    /**
     * @param issuers accepted values of {@code iss}
     * @param tokenUrl the token endpoint, complete
     */
    record TokenService(String tenantId, Set<String> issuers, String jwksUri, String tokenUrl) {}

    /**
     * @param ready whether the service has an identity that may register applications
     * @param problem what is missing and how to mend it; empty when ready
     */
    record Readiness(boolean ready, String problem) {}

    /**
     * @param displayName the application's name, at most 256 characters
     * @param roleValue the app role's value
     */
    record ProductRegistration(
            String uniqueName, String displayName, String roleId, String roleValue, String roleDisplayName) {}

    /**
     * @param applicationId client id, a GUID
     * @param audience identifier URI, {@code api://…}
     */
    record ResourceApplication(
            String applicationId,
            String objectId,
            String servicePrincipalId,
            String audience,
            String roleId,
            String roleValue) {}

    record ClientRegistration(String uniqueName, String displayName) {}

    /** @param applicationId client id, a GUID */
    record RegisteredClient(String applicationId, String objectId, String servicePrincipalId, String tenantId) {}

    /** @param roleId the product's app role, the one it was registered with; a GUID that nobody else uses */
    record Grant(String clientUniqueName, String productUniqueName, String roleId) {}

    /** @param value shown here and never again */
    record NewSecret(String keyId, String value, String hint, Instant expires) {
        @Override
        public String toString() {
            return "NewSecret[keyId=" + keyId + "]";
        }
    }

    /**
     * @param hint the first characters of the value
     * @param lastUse when it was last used; empty if it never was or if the directory doesn't tell
     * @param lastUseKnown whether the directory tells
     */
    record SecretDescription(
            String keyId,
            String displayName,
            String hint,
            Instant created,
            Instant expires,
            Optional<Instant> lastUse,
            boolean lastUseKnown) {}
}
