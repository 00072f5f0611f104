package dev.gatehouse.database;

/** A newer version of the program has already migrated this database; nothing was changed. */
public final class NewerDatabaseException extends DatabaseException {
    NewerDatabaseException(String database, String itsVersion, String ourVersion) {
        super("The database " + database + " is at schema version " + itsVersion + " but this program knows only up to "
                + ourVersion + ": run the newer program, or restore the backup made before the upgrade.");
    }
}
