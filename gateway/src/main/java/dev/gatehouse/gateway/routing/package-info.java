/** Which API and operation a request is for: immutable tables, matched without any way around by path tricks. */
package dev.gatehouse.gateway.routing;
