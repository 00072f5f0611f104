/** What it would take to bring the server to what the files want, and doing it. */
package dev.gatehouse.cli.files.plan;
