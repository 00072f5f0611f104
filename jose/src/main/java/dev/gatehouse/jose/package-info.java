/** Checking a JWT against an issuer's keys. Issuing is elsewhere. */
package dev.gatehouse.jose;
