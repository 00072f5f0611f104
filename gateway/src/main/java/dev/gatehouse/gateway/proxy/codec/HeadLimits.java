package dev.gatehouse.gateway.proxy.codec;

/**
 * How large a head may be.
 *
 * @param startLine bytes of its first line
 * @param head bytes of all of it
 * @param headers lines
 */
public record HeadLimits(int startLine, int head, int headers) {}
