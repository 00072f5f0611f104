/** How logs are written: a line each, as text for people or as JSON for programs, to standard error. */
package dev.gatehouse.server.logs;
