/**
 * What operators see: health, metrics, and the access log. Metrics and log are made from the gateway's access records,
 * which reach them through {@link dev.gatehouse.server.operations.RecordRing}.
 */
package dev.gatehouse.server.operations;
