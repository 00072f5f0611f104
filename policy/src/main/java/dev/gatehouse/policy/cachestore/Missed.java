package dev.gatehouse.policy.cachestore;

/**
 * Word that a response was looked for and not found.
 *
 * @param key what it is to be kept under
 */
public record Missed(String key, Downstream downstream) {}
