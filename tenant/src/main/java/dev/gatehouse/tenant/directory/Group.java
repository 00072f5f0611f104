package dev.gatehouse.tenant.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Optional;

/**
 * A security group.
 *
 * @param deleted when it was deleted softly
 * @param properties Graph's other properties; not to be changed in place
 */
public record Group(String id, String displayName, Instant created, Optional<Instant> deleted, ObjectNode properties) {}
