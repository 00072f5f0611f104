/**
 * What tests of applications may do to the running server, when it was started with {@code --test-controls}: move its
 * clock, roll keys, give tokens a short life, make the tenant slow or failing (docs/testing.md).
 */
package dev.gatehouse.server.testing;
