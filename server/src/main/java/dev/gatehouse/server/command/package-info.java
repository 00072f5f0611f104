/** The command line: {@code gatehouse run}, {@code gatehouse config}, and the verbs of room cli. */
package dev.gatehouse.server.command;
