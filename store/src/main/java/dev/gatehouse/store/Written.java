package dev.gatehouse.store;

/**
 * What a committed transaction gave.
 *
 * @param revision its own if it changed a resource; else the newest that it saw
 */
public record Written<T>(T value, long revision) {}
