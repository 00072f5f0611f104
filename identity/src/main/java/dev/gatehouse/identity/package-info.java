/** The port to whatever identity provider is in use; {@code graph} is the adapter for Microsoft Graph. */
package dev.gatehouse.identity;
