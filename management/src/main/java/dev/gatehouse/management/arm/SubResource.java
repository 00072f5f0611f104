package dev.gatehouse.management.arm;

import java.util.Optional;

/**
 * A collection under a resource that isn't kept in the store, such as the credentials of a client application. Reading
 * it takes the right to read its parent; anything else the right to change it.
 */
@FunctionalInterface
public interface SubResource {

    /**
     * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
     * @param name of one item, or whatever the path has after the collection; empty for the collection
     * @param call the parent, and who asks
     * @throws ArmException with {@link ArmException#notAllowed} for a method that it doesn't have
     */
    ArmReply answer(String method, Optional<String> name, ResourceAction.Call call);
}
