/** The data folder in one sealed file, and back. */
package dev.gatehouse.server.backup;
