/** Who signs people in, and where callers' and backends' tokens come from: what is known of them, their secrets sealed. */
package dev.gatehouse.management.types.providers;
