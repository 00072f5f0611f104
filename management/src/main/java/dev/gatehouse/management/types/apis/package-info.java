/** What belongs to APIs beside their operations: revisions and releases, version sets, schemas, descriptions of tags. */
package dev.gatehouse.management.types.apis;
