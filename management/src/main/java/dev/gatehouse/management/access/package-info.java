/** What the gateway's own checks say of a token. */
package dev.gatehouse.management.access;
