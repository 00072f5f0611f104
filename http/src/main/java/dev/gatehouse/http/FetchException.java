package dev.gatehouse.http;

import java.time.Duration;

/**
 * A document could not be had. The message is the same for every reason, and may be told to whoever named the URL: what
 * stands at which address of the inner network can't be found out by it. The reason is in the log.
 */
public final class FetchException extends RuntimeException {

    FetchException(int maximumBytes, Duration patience, Throwable cause) {
        super(
                "The document could not be fetched. It must be at an https URL without user name, on a public host or"
                        + " one that the setting outbound-allow names, and come with status 200 within "
                        + patience.toSeconds() + " s, uncompressed, with at most " + maximumBytes + " bytes.",
                cause);
    }
}
