package dev.gatehouse.tenant.token;

import dev.gatehouse.tenant.directory.KeyCredential;
import dev.gatehouse.tenant.directory.PasswordCredential;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.util.List;

/** A client and all with which it could prove that it is it, read at once. */
record Client(ServicePrincipal principal, List<PasswordCredential> passwords, List<KeyCredential> certificates) {}
