package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The registered applications. Those deleted softly are found only by {@link DeletedItems}. */
public final class Applications {
    private final Directory directory;
    private final Handle handle;

    Applications(Directory directory) {
        this.directory = directory;
        this.handle = directory.handle();
    }

    public Optional<Application> withId(String id) {
        return one("id", Directory.id(id));
    }

    public Optional<Application> withAppId(String appId) {
        return one("app_id", Directory.id(appId));
    }

    public Optional<Application> withUniqueName(String uniqueName) {
        return one("unique_name", uniqueName);
    }

    /** By identifier URI; a slash at the end makes no difference. */
    public Optional<Application> withUri(String uri) {
        return handle.createQuery("SELECT a.* FROM application a JOIN identifier_uri u ON u.application_id = a.id"
                        + " WHERE u.uri = :uri AND a.deleted_at IS NULL")
                .bind("uri", uriKey(uri))
                .map((row, context) -> read(row))
                .findOne();
    }

    private Optional<Application> one(String column, String value) {
        return handle.createQuery("SELECT * FROM application WHERE " + column + " = :value AND deleted_at IS NULL")
                .bind("value", value)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @param after the id where the page before ended; empty for the first */
    public Page<Application> page(String after, int size) {
        var fetched = handle.createQuery(
                        "SELECT * FROM application WHERE deleted_at IS NULL AND id > :after ORDER BY id LIMIT :limit")
                .bind("after", after)
                .bind("limit", size + 1)
                .map((row, context) -> read(row))
                .list();
        return Page.of(fetched, size, Application::id);
    }

    /**
     * Registers an application.
     *
     * @param properties as {@link ApplicationRules} left them
     */
    public Application create(ObjectNode properties) {
        directory.deletedItems().purge();
        var application =
                new Application(Directory.newId(), Directory.newId(), directory.now(), Optional.empty(), properties);
        ApplicationRules.check(application, Optional.empty(), directory);
        handle.createUpdate("INSERT INTO application (id, app_id, unique_name, display_name, created_at, properties)"
                        + " VALUES (:id, :appId, :uniqueName, :name, :created, :properties)")
                .bind("id", application.id())
                .bind("appId", application.appId())
                .bind("uniqueName", application.uniqueName().orElse(null))
                .bind("name", application.displayName())
                .bind("created", Rows.millis(application.created()))
                .bind("properties", Rows.text(properties))
                .execute();
        replaceUris(application);
        return application;
    }

    /** Replaces the properties, by the rules. */
    public Application update(Application before, ObjectNode properties) {
        var application = new Application(before.id(), before.appId(), before.created(), before.deleted(), properties);
        ApplicationRules.check(application, Optional.of(before), directory);
        handle.createUpdate("UPDATE application SET unique_name = :uniqueName, display_name = :name,"
                        + " properties = :properties WHERE id = :id")
                .bind("id", application.id())
                .bind("uniqueName", application.uniqueName().orElse(null))
                .bind("name", application.displayName())
                .bind("properties", Rows.text(properties))
                .execute();
        if (!before.identifierUris().equals(application.identifierUris())) {
            replaceUris(application);
        }
        if (!before.displayName().equals(application.displayName())) {
            directory.servicePrincipals().rename(application.appId(), application.displayName());
        }
        return application;
    }

    private void replaceUris(Application application) {
        handle.createUpdate("DELETE FROM identifier_uri WHERE application_id = :id")
                .bind("id", application.id())
                .execute();
        for (var uri : application.identifierUris()) {
            handle.createUpdate("INSERT INTO identifier_uri (uri, application_id) VALUES (:uri, :id)")
                    .bind("uri", uriKey(uri))
                    .bind("id", application.id())
                    .execute();
        }
    }

    /** Whether another application, living or deleted softly, has the URI. */
    boolean isTaken(String uri, String exceptId) {
        return handle.createQuery("SELECT COUNT(*) FROM identifier_uri WHERE uri = :uri AND application_id <> :id")
                        .bind("uri", uriKey(uri))
                        .bind("id", exceptId)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Whether an application, living or deleted softly, has the app id. */
    boolean isAppId(String appId) {
        return handle.createQuery("SELECT COUNT(*) FROM application WHERE app_id = :appId")
                        .bind("appId", Directory.id(appId))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Whether another application, living or deleted softly, has the unique name. */
    boolean isNameTaken(String uniqueName, String exceptId) {
        return handle.createQuery("SELECT COUNT(*) FROM application WHERE unique_name = :name AND id <> :id")
                        .bind("name", uniqueName)
                        .bind("id", exceptId)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    long count() {
        return handle.createQuery("SELECT COUNT(*) FROM application")
                .mapTo(Long.class)
                .one();
    }

    /** URIs are one where they differ in case or by a slash at the end. */
    private static String uriKey(String uri) {
        return uri.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    }

    static Application read(ResultSet row) throws SQLException {
        Optional<Instant> deleted = Rows.maybeTime(row, "deleted_at");
        return new Application(
                row.getString("id"),
                row.getString("app_id"),
                Rows.time(row, "created_at"),
                deleted,
                Rows.json(row, "properties"));
    }
}
