/**
 * The verbs for people and scripts: clients of a running server's public doors, which they find by its data folder.
 * One file a verb; {@link dev.gatehouse.cli.Verbs} lists them, {@link dev.gatehouse.cli.RunningServer} reaches the
 * doors, {@link dev.gatehouse.cli.Output} prints tables and JSON, {@link dev.gatehouse.cli.ExitCode} says how a verb
 * ended.
 */
package dev.gatehouse.cli;
