/**
 * The adapter for Microsoft Graph v1.0: the embedded tenant and Entra ID both speak it. It knows of its counterpart a
 * base URL and a credential, nothing else.
 */
package dev.gatehouse.identity.graph;
