package dev.gatehouse.portal.admin;

import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ArmReplies;
import dev.gatehouse.management.arm.ArmRequest;
import dev.gatehouse.management.arm.ManagementApi;
import dev.gatehouse.management.audit.Cause;
import dev.gatehouse.management.roles.Principal;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.session.Session.Person;
import dev.gatehouse.portal.signin.Entrance;

/** What the admin portal's pages ask: who is signed in, and of the ARM API whatever that person's roles allow. */
public final class AdminApi {
    private final ManagementApi api;
    private final Entrance entrance;
    private final Installation installation;
    private final String clientId;

    /** @param clientId of the portal, for the audit log */
    public AdminApi(ManagementApi api, Entrance entrance, Installation installation, String clientId) {
        this.api = api;
        this.entrance = entrance;
        this.installation = installation;
        this.clientId = clientId;
    }

    /** Its routes; paths are the portal's. */
    public void addTo(Router.Builder routes) {
        routes.route("GET", "/admin/api/session", this::session).mount("/admin/api/arm", this::arm);
    }

    private Reply session(Request request) {
        var body = Json.object();
        entrance.find(request, Portal.ADMIN).ifPresent(person -> {
            body.putObject("person").put("name", person.name()).put("account", person.account());
            body.put("service", installation.service().path());
            body.put("serviceName", installation.service().name());
            body.put("tokenUrl", installation.tokenUrl());
            body.put("tenantId", installation.tenantId());
            body.put("gatewayUrl", installation.gatewayUrl());
        });
        return Reply.json(200, body);
    }

    private Reply arm(Request request) {
        var principal = principal(entrance.require(request, Portal.ADMIN));
        var answer = Cause.from(request, request.id(), () -> api.answer(ArmRequest.of(request), principal));
        return ArmReplies.of(answer);
    }

    private Principal principal(Person person) {
        return new Principal(person.objectId(), person.account(), true, clientId);
    }
}
