package dev.gatehouse.database;

/** The SQL that a {@link Database} understands, for the few statements that can't be written once for both. */
public enum Dialect {
    SQLITE,
    POSTGRESQL
}
