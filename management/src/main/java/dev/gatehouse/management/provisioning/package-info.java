/**
 * Makes the identity provider match the resources (docs/architecture.md, "A change").
 *
 * <p>What is to be done there is a {@link dev.gatehouse.management.provisioning.Task}, kept as an intent. It is done in
 * one of two ways: <em>given</em>, step by step, before the resource is written; or <em>aligned</em>, afterwards and as
 * often as needed, by looking at what the resources say now. Undoing a giving that failed is aligning: since the
 * resource was not written, the directory is brought back to what is there.
 */
package dev.gatehouse.management.provisioning;
