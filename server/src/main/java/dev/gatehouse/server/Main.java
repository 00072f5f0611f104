package dev.gatehouse.server;

import dev.gatehouse.server.command.CommandLines;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = CommandLines.execute(System.getenv(), arguments);
        // A server that runs ends by a signal; a verb, or a start that failed, ends here.
        System.exit(code);
    }
}
