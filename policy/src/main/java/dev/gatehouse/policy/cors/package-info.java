/** {@code cors}: which pages of other origins may call from a browser. */
package dev.gatehouse.policy.cors;
