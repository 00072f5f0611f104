package dev.gatehouse.portal.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the console asks of the ARM API, in the name of who is signed in: a manager with their roles; a developer without
 * any, after it was decided that what is asked about is theirs.
 */
final class ArmInName {
    private static final String VERSION = "2025-09-01-preview";

    private final ManagementApi withRoles;
    private final ManagementApi withoutRoles;
    private final Map<Portal, String> clientIds;

    /** @param clientIds of the portals, for the audit log */
    ArmInName(ManagementApi api, Map<Portal, String> clientIds) {
        this.withRoles = api;
        this.withoutRoles = api.withoutRoles();
        this.clientIds = Map.copyOf(clientIds);
    }

    ArmReply ask(Session session, String method, ResourceId id, List<String> below, JsonNode body) {
        return ask(session, method, id, below, Map.of(), body);
    }

    /** @throws dev.gatehouse.management.arm.ArmException if it is refused */
    ArmReply ask(
            Session session,
            String method,
            ResourceId id,
            List<String> below,
            Map<String, String> query,
            JsonNode body) {
        var person = session.person();
        return ask(session.portal(), person.objectId(), person.account(), method, id.path(), below, query, body);
    }

    /** As the one who had it made, without asking for a role that they may have lost. */
    ArmReply ask(ConsoleCredential credential, String method, List<String> below) {
        var principal = principal(credential.portal(), credential.objectId(), credential.account());
        return withoutRoles.answer(
                request(method, credential.application(), below, Map.of(), Json.object()), principal);
    }

    private ArmReply ask(
            Portal portal,
            String objectId,
            String account,
            String method,
            String path,
            List<String> below,
            Map<String, String> query,
            JsonNode body) {
        var api = portal == Portal.ADMIN ? withRoles : withoutRoles;
        return api.answer(request(method, path, below, query, body), principal(portal, objectId, account));
    }

    private static ArmRequest request(
            String method, String path, List<String> below, Map<String, String> query, JsonNode body) {
        var segments = new ArrayList<>(Arrays.asList(path.substring(1).split("/")));
        segments.addAll(below);
        var all = new LinkedHashMap<>(query);
        all.put("api-version", VERSION);
        return new ArmRequest(method, segments, all, Optional.of("*"), Json.write(body));
    }

    private Principal principal(Portal portal, String objectId, String account) {
        return new Principal(objectId, account, true, clientIds.get(portal));
    }
}
