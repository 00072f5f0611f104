package dev.gatehouse.model.directory;

/**
 * Makes and removes the identity of a service, where the tenant can. The embedded tenant implements it; with another
 * tenant there is no implementation and switching is refused, saying where to do it.
 */
public interface ManagedIdentities {

    /**
     * Makes the identity, or finds the one made before. Its service principal gets no role by this.
     *
     * @param resourceId the ARM path of the resource whose identity it is
     * @param displayName what the service principal is called
     */
    Identity create(String resourceId, String displayName);

    /** Removes the identity; its tokens stop being issued. Nothing happens if there is none. */
    void delete(String resourceId);

    /**
     * @param principalId object id of the service principal
     * @param clientId its application id
     * @param tenantId the tenant it lives in
     */
    record Identity(String principalId, String clientId, String tenantId) {}
}
