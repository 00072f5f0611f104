package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.ResourceType;

import java.util.List;
import java.util.Optional;

/** What a path leads to. */
public sealed interface Target {

    /** All subscriptions of Azure's kind, or one. */
    record Subscriptions(Optional<String> subscriptionId) implements Target {}

    /** The resource groups of a subscription, or one. */
    record ResourceGroups(String subscriptionId, Optional<String> name) implements Target {}

    /** The services of a subscription, or of one of its resource groups. */
    record Services(String subscriptionId, Optional<String> resourceGroup) implements Target {}

    /** One resource; it may not be there. */
    record One(ResourceId id) implements Target {}

    /** All resources of a type directly under another. */
    record Collection(ResourceId parent, ResourceType type) implements Target {}

    /** A word after a resource's id that is no type's: an action, or a collection kept elsewhere and what follows it. */
    record Beyond(ResourceId id, String word, Optional<String> name) implements Target {}

    /** What this provider answers beside its services: of a subscription, or of none. */
    record Provider(Optional<String> subscriptionId, List<String> rest) implements Target {}

    /** What another provider keeps about a service or workspace: role assignments and definitions. */
    record Roles(ResourceId scope, String kind, Optional<String> name) implements Target {}

    /** The same about all, about a subscription, or about one of its resource groups. */
    record RolesAbove(
            Optional<String> subscriptionId, Optional<String> resourceGroup, String kind, Optional<String> name)
            implements Target {}
}
