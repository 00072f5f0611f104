package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.ConfigurationSink;
import dev.gatehouse.model.gateway.ConfigurationUpdate;
import dev.gatehouse.model.gateway.GatewayConfiguration;
import dev.gatehouse.model.secret.SealKey;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * The configuration in force: one reference, swapped when a change comes. It starts from what the folder holds, and
 * every change goes there after it has been put in force.
 */
public final class LiveConfiguration implements ConfigurationSink, AutoCloseable {
    private final ConfigurationFolder folder;
    private final LongConsumer served;
    private volatile ServedConfiguration current;

    /**
     * @param folder the configuration's own folder; made if it isn't there
     * @param seal seals secret values on disk
     * @param served is told of each revision once calls see it; must not block
     */
    public LiveConfiguration(Path folder, SealKey seal, LongConsumer served) {
        this.folder = new ConfigurationFolder(folder, seal);
        this.served = served;
        this.current = this.folder.load();
    }

    /** What calls that begin now are served from. */
    public ServedConfiguration current() {
        return current;
    }

    @Override
    public String store() {
        return current.store();
    }

    @Override
    public long revision() {
        return current.revision();
    }

    @Override
    public synchronized void replace(GatewayConfiguration configuration) {
        var replaced = ServedConfiguration.of(configuration);
        current = replaced;
        served.accept(replaced.revision());
        folder.begin(replaced);
    }

    @Override
    public synchronized void apply(ConfigurationUpdate update) {
        var before = current;
        if (update.revision() <= before.revision()) {
            throw new IllegalStateException(
                    "revision " + update.revision() + " is not above " + before.revision() + ", which is served");
        }
        var after = before.with(update);
        current = after;
        served.accept(after.revision());
        folder.append(before, update, after);
    }

    /** Ends when everything is on disk. */
    @Override
    public synchronized void close() {
        folder.close();
    }
}
