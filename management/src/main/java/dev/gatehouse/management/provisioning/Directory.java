package dev.gatehouse.management.provisioning;

import dev.gatehouse.identity.IdentityProvider;
import dev.gatehouse.model.directory.ManagedIdentities;

import java.util.Optional;

/**
 * What provisioning reaches of the tenant.
 *
 * @param provider where products and clients are registered
 * @param identities makes identities of services; absent where the tenant is not ours to do so
 */
public record Directory(IdentityProvider provider, Optional<ManagedIdentities> identities) {}
