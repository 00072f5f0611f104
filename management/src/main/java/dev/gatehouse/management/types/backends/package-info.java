/** What stands behind the gateway: backends, certificates, loggers and diagnostics, caches. */
package dev.gatehouse.management.types.backends;
