/**
 * The process: settings, data folder, TLS, health, and the wiring of all rooms. {@link dev.gatehouse.server.Main} is
 * where it starts.
 */
package dev.gatehouse.server;
