/** Signing in and out at an OpenID provider. */
package dev.gatehouse.portal.signin;
