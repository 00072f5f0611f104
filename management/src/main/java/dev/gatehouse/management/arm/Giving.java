package dev.gatehouse.management.arm;

/**
 * A write that needs something done elsewhere first, such as at the identity provider (docs/architecture.md, "A
 * change"). The order: {@link #intend} in a transaction that writes nothing else; {@link #perform} with no transaction
 * open; {@link #settle} in the transaction that writes the resource. If anything fails after {@code intend}, {@link
 * #undo} in a transaction of its own; after a crash, whoever owns the intents finishes or undoes it.
 */
public interface Giving {

    /** Writes the intent. */
    void intend(ResourceChange change);

    /** Does it. May block; puts what it observed into the draft that it was made for. */
    void perform();

    /** Takes the intent away, and writes what goes with the resource. */
    void settle(ResourceChange change);

    /** Turns the intent into one that undoes what may have been done. */
    void undo(ResourceChange change, RuntimeException why);
}
