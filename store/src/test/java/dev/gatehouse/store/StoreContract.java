package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.store.Changes.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import static dev.gatehouse.store.ResourceField.document;

/** A store on an empty database, and what fills it. */
abstract class StoreContract {
    static final String SERVICE = "/subscriptions/s/resourcegroups/g/providers/p/service/one";
    static final String OTHER = "/subscriptions/s/resourcegroups/g/providers/p/service/two";
    static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    DatabaseSettings settings;
    Database database;
    ResourceStore store;

    /** An empty database. */
    abstract DatabaseSettings settings();

    @BeforeEach
    void open() {
        settings = settings();
        database = Database.open(settings);
        store = ResourceStore.open(database, now::get, 1000);
    }

    @AfterEach
    void close() {
        // A test that was skipped has none.
        if (database != null) {
            database.close();
        }
    }

    static ResourceKey key(String path) {
        return new ResourceKey(SERVICE, path);
    }

    static ObjectNode properties(String name, String value) {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("properties").put(name, value);
        return tree;
    }

    static ResourceWrite product(String name) {
        return product(name, properties("displayName", name));
    }

    static ResourceWrite product(String name, ObjectNode document) {
        return ResourceWrite.of(key("/products/" + name.toLowerCase()), "products", "", name, document);
    }

    Written<StoredResource> put(ResourceWrite write) {
        return store.write(transaction -> transaction.put(write, Expected.anything()));
    }

    List<String> names(ResourceQuery query) {
        return store.read(view -> view.query(query)).items().stream()
                .map(StoredResource::name)
                .toList();
    }

    List<String> productsWhere(ResourceFilter filter) {
        return names(ResourceQuery.all(SERVICE, "products").where(filter));
    }

    /** Typed, because an assertion can't choose between the kinds of what a generic method gives. */
    <T> List<T> list(Function<StoreView, List<T>> reading) {
        return store.read(reading);
    }

    <T> Optional<T> optional(Function<StoreView, Optional<T>> reading) {
        return store.read(reading);
    }

    List<Change> changesAfter(long revision) {
        return ((Changes.Listed) store.changes(revision, 100)).changes();
    }
}
