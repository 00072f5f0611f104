package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.server.settings.Settings;

/** Which databases the backup can hold. */
final class Databases {
    private Databases() {}

    /** @throws VerbException that says how it is done, if a database is PostgreSQL's */
    static void requireSqlite(Settings settings) {
        if (settings.store().url().isPresent() || settings.tenant().url().isPresent()) {
            throw new VerbException(
                    ExitCode.FAILED,
                    "A database of this installation is PostgreSQL's, which backs it up better: stop Gatehouse, run"
                            + " pg_dump of it (pg_restore to bring it back) and copy the data folder, both in the same"
                            + " stop. Keys and databases belong together.");
        }
    }
}
