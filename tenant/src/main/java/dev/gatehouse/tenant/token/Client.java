package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.FederatedCredential;
import dev.gatehouse.tenant.directory.KeyCredential;
import dev.gatehouse.tenant.directory.PasswordCredential;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.List;

/** A client and what it could prove itself with, in the way it tries. */
record Client(
        ServicePrincipal principal,
        List<PasswordCredential> passwords,
        List<KeyCredential> certificates,
        List<FederatedCredential> federated) {}
