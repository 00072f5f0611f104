/** The test console: calls of one operation at the service's gateway, made by the server for somebody signed in. */
package dev.gatehouse.portal.console;
