package dev.gatehouse.benchmarks.compare;

import java.net.URI;
import java.time.Duration;

/**
 * A program in the comparison.
 *
 * @param name as the ratio lines name it
 * @param url what is called
 * @param program it runs
 * @param start from the start of its process to the first 200
 */
record Peer(String name, URI url, Program program, Duration start) implements AutoCloseable {
    @Override
    public void close() {
        program.close();
    }
}
