/**
 * The embedded tenant, compatible with Microsoft Entra ID: a directory, a token service, Microsoft Graph, and managed
 * identities. It knows nothing of API management and has its own database. {@link dev.gatehouse.tenant.Tenant} is
 * where one begins.
 */
package dev.gatehouse.tenant;
