/**
 * Where people sign in (OpenID Connect Core section 3.1): {@code AuthorizeEndpoint} reads what an application asks for,
 * {@code SignInForm} takes name and password, {@code AuthorizeResponse} sends the browser back with a code, {@code
 * LogoutEndpoint} ends the session. Pages are plain HTML that needs no script.
 */
package dev.gatehouse.tenant.authorize;
