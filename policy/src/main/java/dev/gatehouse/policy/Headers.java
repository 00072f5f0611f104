package dev.gatehouse.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Headers of a message, in order. Names are compared without regard to case. */
public interface Headers {

    /** The first value. */
    Optional<String> first(String name);

    /** All values, one for each header line. */
    List<String> all(String name);

    boolean contains(String name);

    /** Replaces all lines of that name by one. */
    void set(String name, String value);

    /** Adds a line. */
    void add(String name, String value);

    void remove(String name);

    void forEach(BiConsumer<String, String> each);
}
