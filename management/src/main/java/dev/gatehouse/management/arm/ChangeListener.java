package dev.gatehouse.management.arm;

/** Is told of every revision once it is committed, and before whoever asked for it is answered. */
@FunctionalInterface
public interface ChangeListener {

    /** @param revision the newest revision; a later call never has a smaller one on the same thread */
    void committed(long revision);
}
