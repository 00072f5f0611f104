package dev.gatehouse.server.rooms;

import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.server.settings.Settings;

import java.nio.file.Path;

/** Opens the database that the settings name. */
final class Databases {
    private Databases() {}

    /** @param file where it is kept when the settings name no server */
    static Database open(Settings.DatabaseSettings settings, Path file) {
        return Database.open(settings.url()
                .<DatabaseSettings>map(
                        url -> new DatabaseSettings.PostgreSql(url, settings.user(), settings.password()))
                .orElseGet(() -> new DatabaseSettings.Sqlite(file)));
    }
}
