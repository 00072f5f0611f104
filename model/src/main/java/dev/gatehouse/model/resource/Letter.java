package dev.gatehouse.model.resource;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter that didn't go yet. Its text, which may hold a link that opens something, is kept sealed.
 *
 * @param kind which letter it is
 * @param attempts how often it was tried to send it
 * @param due when it is tried next
 * @param failure why it didn't go the last time
 */
public record Letter(
        String to, String subject, String kind, Instant created, int attempts, Instant due, Optional<String> failure) {}
