package dev.gatehouse.management.types;

/**
 * Where a service is reached, as its resource tells it. No URL ends in a slash.
 *
 * @param gatewayUrl for callers
 * @param controlUrl for management, and the developer portal
 */
public record ServiceAddresses(String gatewayUrl, String controlUrl) {}
