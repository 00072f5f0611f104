package dev.gatehouse.cli.application;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Deletes a client application; its tokens are refused from then on.")
final class DeleteApplication extends Verb {
    @Parameters(paramLabel = "NAME", description = "Its id or name.")
    private String name;

    @Override
    protected ExitCode run(RunningServer server, Output output) {
        var application = server.named(ApplicationVerbs.COLLECTION, name);
        server.delete(ApplicationVerbs.path(application));
        output.sentence("Deleted " + property(application, "displayName") + ".", application);
        return ExitCode.DONE;
    }
}
