package dev.gatehouse.gateway.access;

import dev.gatehouse.jose.FileKeySetStorage;
import dev.gatehouse.jose.KeySetStorage;

import java.nio.file.Path;
import java.util.Optional;

/** The last good key sets, in a folder that nothing is written to once the gateway is closed. */
public final class KeptKeys implements KeySetStorage, AutoCloseable {
    private final KeySetStorage files;
    private boolean closed;

    /** @param folder made when something is kept */
    public KeptKeys(Path folder) {
        this.files = new FileKeySetStorage(folder);
    }

    @Override
    public Optional<String> load(String uri) {
        return files.load(uri);
    }

    @Override
    public synchronized void save(String uri, String document) {
        if (!closed) {
            files.save(uri, document);
        }
    }

    /** Waits for what is being written. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
