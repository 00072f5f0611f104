package dev.gatehouse.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;

import java.time.InstantSource;
import java.util.concurrent.Executors;

/**
 * The process that is killed: writes pairs of resources from several threads without end, and says on its output which
 * pair is written as soon as the store says so.
 */
final class AcknowledgingWriter {
    static final String SERVICE = "/service";
    private static final int THREADS = 4;

    private AcknowledgingWriter() {}

    static ResourceKey key(String pair, String half) {
        return new ResourceKey(SERVICE, "/" + pair + "/" + half);
    }

    /** Location, user and password of the database. */
    public static void main(String[] arguments) {
        var database = Database.open(DatabaseSettings.of(arguments[0], arguments[1], arguments[2]));
        var store = ResourceStore.open(database, InstantSource.system());
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                var prefix = "pair" + thread + "x";
                threads.execute(() -> {
                    for (int i = 0; ; i++) {
                        writePair(store, prefix + i);
                    }
                });
            }
        }
    }

    private static void writePair(ResourceStore store, String pair) {
        store.write(transaction -> {
            for (var half : new String[] {"left", "right"}) {
                var document = JsonNodeFactory.instance.objectNode().put("half", half);
                transaction.put(
                        ResourceWrite.of(key(pair, half), "halves", "/" + pair, half, document), Expected.absent());
            }
            return true;
        });
        System.out.println("written " + pair + ".");
    }
}
