/** {@code jsonp}: JSON wrapped into a call of a script's function. */
package dev.gatehouse.policy.jsonp;
