/**
 * Resources as the management API has them: one record a type, whose components are the properties and carry their
 * rules. Sources of the limits: the published types of Microsoft.ApiManagement, api-version 2025-09-01-preview. What
 * is Gatehouse's own addition says so.
 */
package dev.gatehouse.model.resource;
