/** What stands in a new service (facts/gateway.md §8). */
package dev.gatehouse.management.defaults;
