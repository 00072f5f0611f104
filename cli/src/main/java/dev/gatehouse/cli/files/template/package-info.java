/** ARM templates: what one declares, expanded into the resources that it wants. */
package dev.gatehouse.cli.files.template;
