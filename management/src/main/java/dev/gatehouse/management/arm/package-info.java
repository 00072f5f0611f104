/**
 * The ARM API: one engine for every type of resource, driven by {@link dev.gatehouse.model.catalogue.Catalogue}. A
 * type that does more than keep its properties adds a {@link dev.gatehouse.management.arm.ResourceBehaviour}.
 *
 * <p>The way of a request: {@code ArmDoor} → {@code ManagementApi} (who, what, may they) → {@code Reading} or {@code
 * Writing} → {@code Rendering}. Errors are {@link dev.gatehouse.management.arm.ArmException}s, rendered in one place.
 */
package dev.gatehouse.management.arm;
