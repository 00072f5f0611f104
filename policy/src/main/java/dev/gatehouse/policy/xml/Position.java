package dev.gatehouse.policy.xml;

/**
 * A place in a document as its author wrote it.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {}
