package dev.gatehouse.management.types.providers;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;

/** The behaviours of this family. */
public final class ProviderFamily {
    private ProviderFamily() {}

    /** @param sealing keeps client secrets */
    public static List<ResourceBehaviour> all(Sealing sealing) {
        return List.of(
                new SignInProviderType(sealing),
                TokenSources.openId(sealing),
                TokenSources.oauth(sealing),
                new AuthorizationProviderType());
    }
}
