/** The folder layout that Azure/apiops extracts and publishes: a folder a resource, a file of its properties in it. */
package dev.gatehouse.cli.files.folder;
