/** The data folder: its permissions, its lock, its version, the keys that are made once, and the ports that are kept. */
package dev.gatehouse.server.data;
