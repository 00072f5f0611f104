/** A service written down as files: a folder, or an ARM template. */
package dev.gatehouse.cli.files.export;
