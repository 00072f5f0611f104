package dev.gatehouse.gateway.proxy;

import java.util.HashMap;
import java.util.Map;

/** An event loop's connections to backends. */
final class Upstreams {
    private static final int MAX_BACKENDS = 10_000;

    private final Loop loop;
    private final Connector connector;
    private final Map<Backend.Origin, UpstreamPool> pools = new HashMap<>();
    private final Map<String, Backend> backends = new HashMap<>();

    Upstreams(Loop loop, Connector connector) {
        this.loop = loop;
        this.connector = connector;
    }

    /** The URL taken apart; remembered, for most calls name one of a few. */
    Backend backend(String url) {
        var known = backends.get(url);
        if (known != null) {
            return known;
        }
        var backend = Backend.parse(url);
        if (backends.size() >= MAX_BACKENDS) {
            backends.clear();
        }
        backends.put(url, backend);
        return backend;
    }

    UpstreamPool pool(Backend.Origin origin) {
        var pool = pools.get(origin);
        if (pool == null) {
            pool = new UpstreamPool(loop, connector, origin, () -> pools.remove(origin));
            pools.put(origin, pool);
        }
        return pool;
    }

    void close() {
        for (var pool : pools.values().toArray(UpstreamPool[]::new)) {
            pool.close();
        }
    }
}
