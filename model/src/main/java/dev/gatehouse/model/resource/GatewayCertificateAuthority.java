package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

/** That a self-hosted gateway trusts, or doesn't, what the certificate of the same name has issued. */
public record GatewayCertificateAuthority(
        @Rule(initial = "false") boolean isTrusted) {}
