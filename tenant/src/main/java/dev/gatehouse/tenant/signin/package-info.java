/** How people prove who they are. */
package dev.gatehouse.tenant.signin;
