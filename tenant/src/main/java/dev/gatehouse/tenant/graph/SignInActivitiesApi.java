package dev.gatehouse.tenant.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.directory.Application;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.Page;
import dev.gatehouse.tenant.directory.ServicePrincipal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /beta/reports/appCredentialSignInActivities}: when each credential was used last. */
final class SignInActivitiesApi {
    private SignInActivitiesApi() {}

    static Reply list(GraphCall call) {
        call.access().readApplications();
        var directory = call.directory();
        var one = GraphQuery.ofList(call.request(), GraphType.SIGN_IN_ACTIVITY).required("appId");
        GraphList.Source source = one.isPresent()
                ? GraphList.Source.of(directory
                        .servicePrincipals()
                        .withAppId(one.get())
                        .map(principal -> activities(directory, principal))
                        .orElse(List.of()))
                : all(directory);
        return GraphList.reply(call, GraphType.SIGN_IN_ACTIVITY, source);
    }

    /** Pieces go by principal, of which each has a few credentials. */
    private static GraphList.Source all(Directory directory) {
        return (after, size) -> {
            var found = new ArrayList<ObjectNode>();
            var at = Optional.of("");
            while (at.isPresent()) {
                Page<ServicePrincipal> page = directory.servicePrincipals().page(at.get(), size);
                page.items().forEach(principal -> found.addAll(activities(directory, principal)));
                at = page.after();
            }
            return GraphList.Source.of(found).page(after, size);
        };
    }

    private static List<ObjectNode> activities(Directory directory, ServicePrincipal principal) {
        var activities = new ArrayList<ObjectNode>();
        var application = directory.applications().withAppId(principal.appId());
        directory
                .passwords()
                .ofClient(principal.appId())
                .forEach(each -> activities.add(json(
                        principal,
                        application,
                        each.keyId(),
                        "clientSecret",
                        each.ownerId(),
                        each.starts(),
                        each.ends(),
                        each.lastUsed())));
        directory
                .keys()
                .ofClient(principal.appId())
                .forEach(each -> activities.add(json(
                        principal,
                        application,
                        each.keyId(),
                        "certificate",
                        each.ownerId(),
                        each.starts(),
                        each.ends(),
                        each.lastUsed())));
        return activities;
    }

    private static ObjectNode json(
            ServicePrincipal principal,
            Optional<Application> application,
            String keyId,
            String keyType,
            String ownerId,
            Instant created,
            Instant expires,
            Optional<Instant> lastUsed) {
        boolean ofApplication =
                application.map(each -> each.id().equals(ownerId)).orElse(false);
        var json = Json.object();
        json.put("id", keyId);
        json.put("keyId", keyId);
        json.put("keyType", keyType);
        json.put("keyUsage", "verify");
        json.put("appId", principal.appId());
        json.put("appObjectId", application.map(Application::id).orElse(null));
        json.put("servicePrincipalObjectId", principal.id());
        json.putNull("resourceId");
        json.put("credentialOrigin", ofApplication ? "application" : "servicePrincipal");
        json.put("createdDateTime", created.toString());
        json.put("expirationDateTime", expires.toString());
        var activity = json.putObject("signInActivity");
        activity.put("lastSignInDateTime", lastUsed.map(Instant::toString).orElse(null));
        activity.putNull("lastSignInRequestId");
        return json;
    }
}
