/**
 * Turns changes of resources into changes of the gateway's configuration: each resource is mapped to the entity that
 * the gateway knows it as, and of a revision only what changed goes out (docs/architecture.md, decision 4).
 */
package dev.gatehouse.management.publishing;
