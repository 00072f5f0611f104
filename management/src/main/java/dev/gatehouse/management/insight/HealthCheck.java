package dev.gatehouse.management.insight;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that a service stands on.
 *
 * @param name as it is shown, such as {@code gateway}
 * @param problem what is wrong, in a sentence; empty if nothing is. May take as long as a request does
 */
public record HealthCheck(String name, Supplier<Optional<String>> problem) {}
