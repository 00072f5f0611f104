/** Self-hosted gateways: their keys and tokens, host names, and APIs. */
package dev.gatehouse.management.types.gateways;
