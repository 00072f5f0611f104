package dev.gatehouse.gateway;

import dev.gatehouse.gateway.access.Access;
import dev.gatehouse.gateway.proxy.ProxySettings;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * How a gateway runs.
 *
 * @param folder the gateway's own: configuration, signing keys, quotas; made, readable by its owner alone
 * @param seal seals secret values of the configuration on disk
 * @param keyHashes hashes subscription keys as the configuration's were
 * @param issuers verifies the https doors from which signing keys are fetched
 * @param cacheBytes about how much memory cached responses and values may take
 * @param proxy listeners, forwarding, and the clock
 */
public record GatewaySettings(
        Path folder,
        SealKey seal,
        KeyedHash keyHashes,
        SSLContext issuers,
        long cacheBytes,
        Access.Bounds access,
        ProxySettings proxy) {

    private static final long CACHE_BYTES = 64 << 20;

    /** A gateway with usual bounds that trusts issuers as it trusts backends. */
    public static GatewaySettings of(Path folder, SealKey seal, KeyedHash keyHashes, ProxySettings proxy) {
        return new GatewaySettings(folder, seal, keyHashes, proxy.trust(), CACHE_BYTES, Access.Bounds.DEFAULT, proxy);
    }

    public GatewaySettings withIssuers(SSLContext trust) {
        return new GatewaySettings(folder, seal, keyHashes, trust, cacheBytes, access, proxy);
    }
}
