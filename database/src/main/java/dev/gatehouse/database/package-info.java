/** Connection pool, dialect, migrations and transactions of the rooms that keep tables. It has none of its own. */
package dev.gatehouse.database;
