package dev.gatehouse.cli;

import dev.gatehouse.cli.application.ApplicationVerbs;
import dev.gatehouse.cli.files.ApplyVerb;
import dev.gatehouse.cli.files.ExportVerb;
import dev.gatehouse.cli.keys.KeyVerbs;
import dev.gatehouse.cli.product.ProductVerbs;
import picocli.CommandLine;

/** Every verb. A new one is a file of its own and a line here, or in the group that it belongs to. */
public final class Verbs {
    private Verbs() {}

    /** Puts the verbs below the program's command. */
    public static void addTo(CommandLine program) {
        program.addSubcommand(ApplicationVerbs.commandLine());
        program.addSubcommand(ProductVerbs.commandLine());
        program.addSubcommand(KeyVerbs.commandLine());
        program.addSubcommand(new TokenVerb());
        program.addSubcommand(new ApplyVerb());
        program.addSubcommand(new ExportVerb());
        program.addSubcommand(new StatusVerb());
        program.addSubcommand(new AuditVerb());
        program.addSubcommand(new ReconcileVerb());
    }
}
