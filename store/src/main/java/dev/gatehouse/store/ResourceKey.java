package dev.gatehouse.store;

import java.util.Locale;

/**
 * Which resource.
 *
 * @param service the ARM path of its service, in lower case
 * @param path its path below the service, in lower case, such as {@code /products/starter}; empty for the service itself
 */
public record ResourceKey(String service, String path) {
    public ResourceKey {
        if (!service.equals(service.toLowerCase(Locale.ROOT)) || !path.equals(path.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("keys are in lower case: " + service + path);
        }
    }

    @Override
    public String toString() {
        return service + path;
    }
}
