/**
 * The token service: a request is read ({@code TokenForm}), its client authenticated ({@code ClientAuthentication}), its
 * resource and the roles there found ({@code Grants}), the token signed ({@code TokenIssuer}). What is refused is a
 * {@code TokenRequestRefused}, rendered by {@code TokenErrors}.
 */
package dev.gatehouse.tenant.token;
