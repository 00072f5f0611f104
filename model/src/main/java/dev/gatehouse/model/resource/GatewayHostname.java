package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * A host name of a self-hosted gateway.
 *
 * @param certificateId what it shows callers
 */
public record GatewayHostname(
        @Rule(required = true, min = 1, max = 255) String hostname,
        @Rule(refersTo = "certificates") Optional<String> certificateId,
        Optional<Boolean> negotiateClientCertificate,
        Optional<Boolean> tls10Enabled,
        Optional<Boolean> tls11Enabled,
        Optional<Boolean> http2Enabled) {}
