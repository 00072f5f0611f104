/** What the gateway serves from: immutable, changed by small steps, kept on disk. */
package dev.gatehouse.gateway.configuration;
