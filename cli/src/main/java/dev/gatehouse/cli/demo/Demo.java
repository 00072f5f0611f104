package dev.gatehouse.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.SecretFile;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;
import dev.gatehouse.http.PercentEncoding;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.StringJoiner;

/**
 * The walk-through, by real requests to the server's public doors: from a service with an identity to a call that the
 * gateway authorizes. Each step is printed with a request that anyone can repeat. Doing it again on the same data
 * folder changes nothing, and uses the same secret while it works.
 */
public final class Demo {
    private static final String APPLICATION = "/clientApplications/demo";
    private static final String PRODUCT = "/products/starter";
    private static final String ECHO = "/echo/resource?param1=sample";
    private static final String ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
    /** As many as an application may have at once. */
    private static final int MOST_SECRETS = 10;

    private static final String VEHICLE = """
            {"vehicleType":"train","maxSpeed":125,"avgSpeed":90,"speedUnit":"mph"}""";

    private final RunningServer server;
    private final Script script;
    private final Path secretFile;

    private Demo(RunningServer server, PrintWriter out) {
        this.server = server;
        this.script = new Script(out, server.description());
        this.secretFile = server.description().data().resolve("demo-secret").toAbsolutePath();
    }

    /**
     * Walks through.
     *
     * @param data the running server's data folder
     * @throws VerbException if a step doesn't come out as it should
     */
    public static void walkThrough(Path data, PrintWriter out) {
        try (var server = RunningServer.at(data)) {
            var demo = new Demo(server, out);
            try {
                demo.run();
            } catch (VerbException e) {
                throw new VerbException(
                        ExitCode.FAILED,
                        "The walk-through failed at step " + demo.script.nextStep() + ": " + e.getMessage());
            }
        }
    }

    private void run() {
        script.opening();
        identity();
        var backend = enable();
        review(backend);
        var client = register();
        permission(client);
        credentials(client, backend);
        var token = token(client, backend);
        call(token);
        script.closing(secretFile);
    }

    private void identity() {
        var principal = server.get("").at("/identity/principalId").asText("");
        var filter = "/roleManagement/directory/roleAssignments?$filter="
                + PercentEncoding.encode("principalId eq '" + principal + "'");
        var held = server.graph(filter);
        var inPlace = false;
        for (var role : held.path("value")) {
            inPlace |= ADMINISTRATOR.equals(role.path("roleDefinitionId").asText());
        }
        script.step(
                "The service has an identity that may register applications",
                script.graph("GET", filter, ""),
                inPlace
                        ? "identity " + principal + " holds Application Administrator"
                        : "the identity lacks Application Administrator: the next step will say how to grant it");
    }

    private Backend enable() {
        var body = "{\"properties\":{\"authenticationType\":[\"subscription-key\",\"application-token\"]}}";
        var product = server.patch(PRODUCT, parsed(body));
        var entra = product.at("/properties/application/entra");
        var backend = new Backend(
                entra.path("applicationId").asText(), entra.path("audience").asText());
        script.step(
                "The manager enables application-based access on the product Starter",
                script.arm("PATCH", PRODUCT, body),
                "audience " + backend.audience());
        return backend;
    }

    private void review(Backend backend) {
        var path = "/applications(appId='" + backend.applicationId() + "')";
        var application = server.graph(path);
        script.step(
                "A backend application with an app role stands for the product in the tenant",
                script.graph("GET", path, ""),
                application.path("displayName").asText() + ", role "
                        + application.at("/appRoles/0/value").asText());
    }

    private String register() {
        var application = """
                {"properties":{"displayName":"Demo","ownerId":"/users/1","description":"The walk-through's own"}}""";
        var link = "{\"properties\":{\"productId\":\"" + server.description().servicePath() + PRODUCT + "\"}}";
        var registered = server.put(APPLICATION, parsed(application));
        server.put(APPLICATION + "/productLinks/starter", parsed(link));
        var client = registered.at("/properties/entraApplicationId").asText();
        script.step(
                "The manager registers a client application: a name, one owner, the product granted",
                script.arm("PUT", APPLICATION, application) + "\n"
                        + script.arm("PUT", APPLICATION + "/productLinks/starter", link),
                "client id " + client);
        return client;
    }

    private void permission(String client) {
        var path = "/servicePrincipals(appId='" + client + "')/appRoleAssignments";
        var granted = server.graph(path);
        var resources = new StringJoiner(", ");
        for (var grant : granted.path("value")) {
            resources.add(grant.path("resourceDisplayName").asText());
        }
        script.step(
                "Its permission is granted in the tenant",
                script.graph("GET", path, ""),
                "Product.Starter.All of " + resources);
    }

    private void credentials(String client, Backend backend) {
        var works = secretWorks(client, backend);
        if (!works) {
            try (var file = SecretFile.at(secretFile)) {
                file.write(newSecret());
            }
        }
        script.step(
                "The developer takes client id and secret",
                script.secret(APPLICATION + "/listSecrets", secretFile),
                (works ? "the secret of an earlier walk-through still works, in " : "the secret went to ")
                        + secretFile);
    }

    private boolean secretWorks(String client, Backend backend) {
        try {
            return Files.exists(secretFile)
                    && server.token(client, SecretFile.read(secretFile), backend.scope())
                                    .status()
                            == 200;
        } catch (VerbException _) {
            return false; // somebody emptied the file, or put something else there
        }
    }

    /** The application is the walk-through's own: where all its secrets are in use, the oldest gives way. */
    private String newSecret() {
        var secrets = server.list(APPLICATION + "/credentials");
        if (secrets.size() >= MOST_SECRETS) {
            secrets.stream()
                    .min(Comparator.comparing(each -> each.path("createdAt").asText()))
                    .map(oldest -> oldest.path("keyId").asText())
                    .ifPresent(oldest -> server.delete(APPLICATION + "/credentials/" + RunningServer.segment(oldest)));
        }
        return server.post(APPLICATION + "/listSecrets")
                .at("/entra/clientSecret")
                .asText();
    }

    private String token(String client, Backend backend) {
        var token = RunningServer.checkedToken(server.token(client, SecretFile.read(secretFile), backend.scope()));
        script.step(
                "… gets a token with the client credentials grant",
                script.token("TOKEN", client, secretFile, backend.scope()),
                "a bearer token, valid " + token.path("expires_in").asInt() / 60 + " minutes");
        return token.path("access_token").asText();
    }

    private void call(String token) {
        var url = server.description().get("gatewayUrl") + ECHO;
        var post = server.send(OutboundRequest.of("POST", URI.create(url))
                .with("Authorization", "Bearer " + token)
                .withBody("application/json", VEHICLE.getBytes(StandardCharsets.UTF_8)));
        var get = server.send(OutboundRequest.get(URI.create(url)).with("Authorization", "Bearer " + token));
        script.step(
                "… and calls the product's API through the gateway",
                script.call("POST", url, VEHICLE) + "\n" + script.call("GET", url, ""),
                "POST " + outcome(post),
                "GET " + outcome(get));
    }

    /** Starter's own limits may have been reached by walking through too often: that is an answer too. */
    private static String outcome(OutboundReply reply) {
        if (reply.status() == 200) {
            return reply.body().length == 0 ? "200" : "200 " + firstLine(reply.bodyText());
        }
        if (reply.status() == 429 || reply.bodyText().contains("quota")) {
            return reply.status() + ", Starter's own limit is reached: " + RunningServer.problem(reply);
        }
        throw new VerbException(
                ExitCode.FAILED, "the gateway answered " + reply.status() + ": " + RunningServer.problem(reply));
    }

    private static String firstLine(String text) {
        var line = text.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }

    private static JsonNode parsed(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The backend application of the product. */
    private record Backend(String applicationId, String audience) {
        String scope() {
            return audience + "/.default";
        }
    }
}
