package dev.gatehouse.model.gateway;

import java.util.List;
import java.util.Map;

/**
 * Everything the gateway must know, as the control plane states it: plain data. The gateway compiles it into what it
 * serves from.
 *
 * @param store identifies the store that the revisions count in, so that revisions of two stores are never compared
 * @param revision the revision it is as of
 * @param services each service's entities, by the service's ARM path in lower case
 */
public record GatewayConfiguration(String store, long revision, Map<String, List<Entity>> services) {
    public GatewayConfiguration {
        services = Map.copyOf(services);
    }

    /** What a gateway holds before it has heard of any. */
    public static GatewayConfiguration none() {
        return new GatewayConfiguration("", 0, Map.of());
    }
}
