package dev.gatehouse.portal.admin;

import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.management.provisioning.ServiceIdentity;
import dev.gatehouse.portal.Installation;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.signin.Entrance;

import java.net.URI;

/**
 * Gives the service's identity its directory role, in the name of who is signed in: the tenant's Graph decides whether
 * they may. Nothing but this one role for this one principal can be asked here.
 */
public final class ServiceIdentityApi {
    private static final String APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
    private static final String SCOPE = "https://graph.microsoft.com/RoleManagement.ReadWrite.Directory";

    private final Resources resources;
    private final Installation installation;
    private final Entrance entrance;
    private final OutboundClient client;
    private final String graphUrl;

    /** @param graphUrl of Graph as this process reaches it, with its version */
    public ServiceIdentityApi(
            Resources resources, Installation installation, Entrance entrance, OutboundClient client, String graphUrl) {
        this.resources = resources;
        this.installation = installation;
        this.entrance = entrance;
        this.client = client;
        this.graphUrl = graphUrl;
    }

    /** Its route. */
    public void addTo(Router.Builder routes) {
        routes.route("POST", "/admin/api/service-identity/assign-role", this::assign);
    }

    private Reply assign(Request request) {
        entrance.require(request, Portal.ADMIN);
        var principal = resources
                .read(view -> view.find(ResourceId.of(installation.service())))
                .flatMap(ServiceIdentity::principalId)
                .orElseThrow(() -> new RequestException(
                        409, "NoIdentity", "The service has no identity: switch it on, then give it its role."));
        var reply = send(entrance.tokenFor(request, Portal.ADMIN, SCOPE), principal);
        if (reply.successful() || alreadyThere(reply)) {
            return Reply.json(200, Json.object().put("principalId", principal));
        }
        if (reply.status() == 403) {
            throw new RequestException(
                    403,
                    "NotPrivilegedRoleAdministrator",
                    "The directory lets only a Privileged Role Administrator or a Global Administrator assign"
                            + " Application Administrator, and your account is neither.");
        }
        throw new RequestException(
                502, "DirectoryRefused", "The directory answered " + reply.status() + ": " + message(reply));
    }

    private OutboundReply send(String token, String principal) {
        var body = Json.object()
                .put("principalId", principal)
                .put("roleDefinitionId", APPLICATION_ADMINISTRATOR)
                .put("directoryScopeId", "/");
        try {
            return client.send(
                    OutboundRequest.of("POST", URI.create(graphUrl + "/roleManagement/directory/roleAssignments"))
                            .withJson(body)
                            .with("Authorization", "Bearer " + token));
        } catch (OutboundException e) {
            throw new RequestException(503, "DirectoryUnavailable", "The directory can't be reached now: try again.");
        }
    }

    /** Graph's own answer to the same assignment twice. */
    private static boolean alreadyThere(OutboundReply reply) {
        return reply.status() == 400 && message(reply).contains("conflicting object") || reply.status() == 409;
    }

    private static String message(OutboundReply reply) {
        try {
            return reply.json().at("/error/message").asText();
        } catch (OutboundException e) {
            return "";
        }
    }
}
