/**
 * Definitions of APIs: documents of OpenAPI 2, 3.0 and 3.1 are read into what API Management keeps of an API, and written
 * from it. Nothing here opens a file or a connection: a reference leads within its document, or is refused.
 */
package dev.gatehouse.management.definitions;
