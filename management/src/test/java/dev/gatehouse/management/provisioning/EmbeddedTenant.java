package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundGuard;
import dev.gatehouse.http.OutboundSettings;
import dev.gatehouse.http.Router;
import dev.gatehouse.identity.IdentityProvider.TokenService;
import dev.gatehouse.identity.graph.AccessTokens;
import dev.gatehouse.identity.graph.AppServiceIdentity;
import dev.gatehouse.identity.graph.GraphIdentityProvider;
import dev.gatehouse.identity.graph.GraphSettings;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantSettings;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.identity.IdentityDoor;
import dev.gatehouse.tenant.token.TokenObserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tenant that the server embeds, behind real doors, and the Graph adapter that reaches it. */
final class EmbeddedTenant implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "0123456789abcdef0123456789abcdef";

    private final Database database;
    private final HttpDoor control;
    private final HttpDoor identityDoor;
    private final OutboundClient client = new OutboundClient(OutboundSettings.guardedBy(OutboundGuard.configured()));
    private final HttpClient http = HttpClient.newHttpClient();
    private final String graphToken;
    /** Is told of every request of the adapter. */
    CrashPoint crash = CrashPoint.none();

    final Tenant tenant;
    final Directory directory;

    EmbeddedTenant(Path folder, InstantSource clock) {
        database = Database.open(DatabaseSettings.of(folder.resolve("tenant.db").toString(), "", ""));
        tenant = Tenant.open(
                database,
                new TenantSettings("https://control.example", TenantSettings.DEFAULT_DOMAIN),
                new SealKey(new byte[32]),
                new KeyedHash(new byte[32]),
                clock,
                TokenObserver.none());
        var router = Router.builder();
        tenant.addTo(router);
        control = HttpDoor.open(DoorSettings.loopback("control", 0), router.build());
        identityDoor = HttpDoor.open(DoorSettings.loopback("identity", 0), tenant.identityDoor(HEADER));
        var tokens = new TokenService(tenant.id(), tenant.issuers(), tenant.jwksUri(), tenant.tokenUrl());
        var provider = new GraphIdentityProvider(
                new GraphSettings(url() + "/v1.0", tokens, Duration.ofSeconds(20), "gatehouse:test"),
                client,
                watched(new AppServiceIdentity(
                        client,
                        "http://127.0.0.1:" + identityDoor.port() + IdentityDoor.PATH,
                        HEADER,
                        Optional.empty(),
                        clock)),
                clock,
                Thread::sleep);
        directory = new Directory(provider, Optional.of(tenant.managedIdentities()));
        var reviewer = tenant.bootstrap()
                .createClient("reviewer", "reviewer", EnumSet.allOf(GraphPermission.class), Duration.ofDays(1));
        graphToken = token(reviewer.clientId(), reviewer.secret(), "https://graph.microsoft.com/.default")
                .path("access_token")
                .asText();
    }

    /** The adapter asks for a token before each request, which is where the process may die. */
    private AccessTokens watched(AccessTokens tokens) {
        return new AccessTokens() {
            @Override
            public String token(String resource) {
                crash.reached("before a request to the directory");
                return tokens.token(resource);
            }

            @Override
            public String fresh(String resource) {
                return tokens.fresh(resource);
            }
        };
    }

    void makeAdministrator(String principalId) {
        tenant.bootstrap().assignDirectoryRole(principalId, DirectoryRole.APPLICATION_ADMINISTRATOR);
    }

    void letMakeAccounts(String principalId) {
        tenant.bootstrap().grantGraph(principalId, EnumSet.of(GraphPermission.USER_READ_WRITE_ALL));
    }

    /** What the token endpoint answers to a client with a secret. */
    JsonNode token(String clientId, String secret, String scope) {
        var form = Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_secret", secret,
                        "scope", scope)
                .entrySet()
                .stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url() + "/" + tenant.id() + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Reads Graph as a reviewer would. */
    JsonNode graph(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/v1.0" + path))
                .header("Authorization", "Bearer " + graphToken));
    }

    /** Changes Graph as an administrator would. */
    JsonNode change(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/v1.0" + path))
                .header("Authorization", "Bearer " + graphToken)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        control.close();
        identityDoor.close();
        client.close();
        database.close();
    }

    private String url() {
        return "http://127.0.0.1:" + control.port();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return reply.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
