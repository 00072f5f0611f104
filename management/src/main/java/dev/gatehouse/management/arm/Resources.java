package dev.gatehouse.management.arm;

import java.util.function.Consumer;
import java.util.function.Function;

/** The resources, for reading and changing in transactions. */
public interface Resources {

    /** Reads as of one moment. */
    <T> T read(Function<ResourceView, T> reading);

    /**
     * Changes in one transaction, then tells the listeners. The work may be run again if the database asks for it.
     *
     * @return the newest revision once it is committed
     */
    long change(Consumer<ResourceChange> work);
}
