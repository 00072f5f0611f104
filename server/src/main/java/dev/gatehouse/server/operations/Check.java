package dev.gatehouse.server.operations;

import java.util.Optional;

/** One thing that must be right for the server to be ready. */
public interface Check {
    /** As it is shown, such as {@code gateway}. */
    String name();

    /** What is wrong, in a sentence; empty if nothing is. May take as long as a request does. */
    Optional<String> problem();
}
