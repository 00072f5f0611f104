package dev.gatehouse.jose;

import java.util.Optional;

/**
 * Keeps the last good key set of each issuer, so that a start without the issuer at hand can check tokens. May block:
 * it is never called on the caller's thread.
 */
public interface KeySetStorage {

    /** @return the document last saved for this uri, or empty; never throws for one that can't be read */
    Optional<String> load(String uri);

    /** Replaces what is kept for the uri, all or nothing. */
    void save(String uri, String document);

    /** Keeps nothing. */
    static KeySetStorage none() {
        return new KeySetStorage() {
            @Override
            public Optional<String> load(String uri) {
                return Optional.empty();
            }

            @Override
            public void save(String uri, String document) {
                // Nothing is kept.
            }
        };
    }
}
