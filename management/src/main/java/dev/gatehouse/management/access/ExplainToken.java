package dev.gatehouse.management.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.management.arm.ArmException;
import dev.gatehouse.management.arm.ArmReply;
import dev.gatehouse.management.arm.Ids;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.ResourceAction;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Revisions;
import dev.gatehouse.management.publishing.GatewayNames;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.gateway.AccessExplainer;
import dev.gatehouse.model.gateway.AccessExplainer.Check;
import dev.gatehouse.model.gateway.AccessExplainer.Explanation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code POST …/explainToken} with {@code {"token":…,"apiId":…,"operationId":…}}: each check of the gateway in its order,
 * passed, failed or not reached, and why. The gateway itself is asked. The token is a credential: it is neither kept nor
 * written down anywhere, and no message repeats it.
 */
final class ExplainToken implements ResourceAction {
    private static final Pattern WORKSPACE = Pattern.compile("(?i)(?:^|/)workspaces/([^/]+)/");

    private final Optional<AccessExplainer> gateway;

    ExplainToken(Optional<AccessExplainer> gateway) {
        this.gateway = gateway;
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public ArmReply run(Call call) {
        var asked = gateway.orElseThrow(() -> ArmException.notImplemented(
                "The gateway does not run in this process: ask a server that has one, with the same store."));
        var token = token(call);
        var operation = operation(call);
        var explained = asked.explain(call.resource().id().service().key(), GatewayNames.of(operation), token);
        var body = document(explained);
        call.resources().read(view -> {
            TokenSubject.of(token, call.resource().id(), view).describe(body);
            return body;
        });
        return ArmReply.of(200, body).with("Cache-Control", "no-store");
    }

    private static String token(Call call) {
        var token = Json.text(call.body(), "token").map(String::strip).orElse("");
        if (token.isEmpty() || token.length() > UnverifiedToken.LONGEST) {
            throw ArmException.invalid(
                    "token",
                    "token must be an access token, without the word Bearer, of at most " + UnverifiedToken.LONGEST
                            + " characters.");
        }
        return token;
    }

    private static ResourceId operation(Call call) {
        var service = call.resource().id();
        var api = Json.text(call.body(), "apiId")
                .flatMap(text -> Ids.parse(scope(service, text), text, Catalogue.APIS))
                .orElseThrow(() -> ArmException.invalid(
                        "apiId", "apiId must name an API of the service, such as /apis/echo-api."));
        var name = Json.text(call.body(), "operationId")
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(Catalogue.OPERATIONS.name()::allows)
                .orElseThrow(() -> ArmException.invalid(
                        "operationId", "operationId must be the name of an operation of the API."));
        return call.resources()
                .read(view -> Revisions.find(view, api)
                        .map(found -> found.id().child(Catalogue.OPERATIONS, name))
                        .filter(view::exists))
                .orElseThrow(() -> ArmException.notFound("Operation " + name + " of " + api.shortPath()));
    }

    /** Where to look for an API: the workspace that its id names, or the service. */
    private static ResourceId scope(ResourceId service, String api) {
        var workspace = WORKSPACE.matcher(api);
        return workspace.find() ? service.child(Catalogue.WORKSPACES, workspace.group(1)) : service;
    }

    private static ObjectNode document(Explanation explained) {
        var body = Json.object().put("allowed", explained.allowed());
        var checks = body.putArray("checks");
        for (var check : explained.checks()) {
            checks.add(Json.object()
                    .put("failsAs", check.failsAs().name())
                    .put("result", result(check))
                    .put("detail", check.detail()));
        }
        return body;
    }

    private static String result(Check check) {
        if (!check.reached()) {
            return "notReached";
        }
        return check.passed() ? "passed" : "failed";
    }
}
