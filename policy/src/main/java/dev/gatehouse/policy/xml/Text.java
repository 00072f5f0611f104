package dev.gatehouse.policy.xml;

/**
 * An attribute's value, or what stands between an element's tags.
 *
 * @param content with XML's escapes resolved
 * @param expression whether it is an expression, {@code @(…)} or <code>@{…}</code>
 * @param fromNamedValue whether a named value stands in it, so that it must not be shown
 */
public record Text(String content, boolean expression, boolean fromNamedValue, Position position) {}
