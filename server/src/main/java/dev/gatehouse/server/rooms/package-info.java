/**
 * How each room is put together: what it is given, and what of it the process uses. {@link
 * dev.gatehouse.server.Gatehouse} puts these together in turn.
 */
package dev.gatehouse.server.rooms;
