package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.Sealing;

import java.util.List;

/** The behaviours of this family. */
public final class BackendFamily {
    private BackendFamily() {}

    /** @param sealing keeps credentials */
    public static List<ResourceBehaviour> all(Sealing sealing) {
        return List.of(
                new BackendType(sealing),
                new CertificateType(),
                new LoggerType(sealing),
                new CacheType(sealing),
                new NamedValueUses());
    }
}
