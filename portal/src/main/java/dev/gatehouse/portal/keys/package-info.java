/** A developer's own subscriptions, with their keys. */
package dev.gatehouse.portal.keys;
