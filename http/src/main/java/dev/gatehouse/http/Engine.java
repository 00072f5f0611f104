package dev.gatehouse.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** The one set of event loops behind all doors and clients of the process; gone when the last of them is closed. */
final class Engine {
    private static int users;
    private static Vertx vertx;

    private Engine() {}

    static synchronized Vertx acquire() {
        if (users++ == 0) {
            vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
                    // It would make a folder below /tmp for files that this room never serves.
                    .setFileSystemOptions(new FileSystemOptions()
                            .setClassPathResolvingEnabled(false)
                            .setFileCachingEnabled(false)));
        }
        return vertx;
    }

    static void release() {
        Vertx last = null;
        synchronized (Engine.class) {
            if (--users == 0) {
                last = vertx;
                vertx = null;
            }
        }
        if (last != null) {
            last.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
