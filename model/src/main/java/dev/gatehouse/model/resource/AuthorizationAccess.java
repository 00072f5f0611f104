package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/**
 * Who may use a connection.
 *
 * @param appIds the applications that the identity may stand for; any if there are none
 */
public record AuthorizationAccess(
        List<String> appIds,
        Optional<String> tenantId,
        @Rule(required = true, min = 1) String objectId) {}
