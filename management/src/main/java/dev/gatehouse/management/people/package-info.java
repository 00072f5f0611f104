/**
 * What people do themselves: signing up, confirming, accepting an invitation, choosing a new password. The portals call
 * it; whom it is about is never told to who only has an address.
 */
package dev.gatehouse.management.people;
