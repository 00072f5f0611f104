package dev.gatehouse.jose;

import java.util.concurrent.CompletionStage;

/**
 * Fetches a JSON Web Key Set (RFC 7517). Who checks tokens supplies it, with the client and the guard that fit the
 * place.
 */
@FunctionalInterface
public interface KeySetSource {

    /**
     * @param uri where the key set is
     * @return the document as text; completes exceptionally if it could not be had. Never blocks.
     */
    CompletionStage<String> fetch(String uri);
}
