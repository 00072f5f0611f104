package dev.gatehouse.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.database.Database;
import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.Fetcher;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.Router;
import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.GraphPermission;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.TenantFacts;
import dev.gatehouse.tenant.signin.SignIn;
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
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tenant behind a real door on loopback, with a clock that stands still until it is moved. */
public final class TenantUnderTest implements AutoCloseable {
    public static final String CONTROL = "https://control.example:9443";
    public static final String GRAPH = "https://graph.microsoft.com/.default";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where its database is: PostgreSQL's for tests {@link OnPostgreSql}, else a file of the folder. */
    public final DatabaseSettings databaseSettings;

    public Instant now = Instant.parse("2030-01-01T00:00:00Z");
    public final Tenant tenant;

    /** What can be fetched, by URL; everything else can't. */
    public final Map<String, String> documents = new ConcurrentHashMap<>();

    /** What was tried to be fetched. */
    public final List<String> fetched = new CopyOnWriteArrayList<>();

    /** What the observer was told. */
    public final List<SignIn> signIns = new CopyOnWriteArrayList<>();

    private final Database database;
    private final HttpDoor door;
    private final HttpClient http = HttpClient.newHttpClient();

    public TenantUnderTest(Path folder) {
        this(folder, TokenObserver.none());
    }

    public TenantUnderTest(Path folder, TokenObserver observer) {
        databaseSettings = DatabaseUnderTest.of(folder);
        database = Database.open(databaseSettings);
        tenant = Tenant.open(
                database,
                new TenantSettings(CONTROL, TenantSettings.DEFAULT_DOMAIN),
                new SealKey(new byte[32]),
                new KeyedHash(new byte[32]),
                new TenantPorts(() -> now, this::fetch, observer, signIns::add));
        var router = Router.builder();
        tenant.addTo(router);
        door = HttpDoor.open(DoorSettings.loopback("tenant under test", 0), router.build());
    }

    private Fetcher.Fetched fetch(URI url, int maximumBytes, Duration patience) {
        fetched.add(url.toString());
        var document = documents.get(url.toString());
        if (document == null || document.length() > maximumBytes) {
            throw new IllegalStateException("nothing is at " + url);
        }
        return new Fetcher.Fetched(url, document.getBytes(StandardCharsets.UTF_8));
    }

    /** Arranges the directory without Graph. */
    public <T> T write(Function<Directory, T> work) {
        var facts = new TenantFacts(tenant.id(), tenant.domain(), CONTROL);
        return new TenantDatabase(database, () -> now, facts).write(work);
    }

    /** All that its database keeps, as text. */
    public String kept() {
        return DatabaseUnderTest.content(database, databaseSettings);
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response, JsonNode json) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String body() {
            return response.body();
        }
    }

    public Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response, json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer form(String path, Map<String, String> fields, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", path, encode(fields), all);
    }

    public String tokenPath() {
        return "/" + tenant.id() + "/oauth2/v2.0/token";
    }

    /** Asks for a token with a secret. */
    public Answer token(String clientId, String secret, String scope) {
        return form(
                tokenPath(),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_secret", secret,
                        "scope", scope));
    }

    public TenantBootstrap.Client client(String name, GraphPermission... permissions) {
        var set = EnumSet.noneOf(GraphPermission.class);
        set.addAll(Set.of(permissions));
        return tenant.bootstrap().createClient(name, name, set, Duration.ofDays(365));
    }

    /** A token of Graph for a client. */
    public String graphToken(TenantBootstrap.Client client) {
        return token(client.clientId(), client.secret(), GRAPH)
                .json()
                .path("access_token")
                .asText();
    }

    public static JsonNode claims(String token) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    public static JsonNode header(String token) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8));
    }

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static JsonNode json(String text) {
        try {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        door.close();
        http.close();
        database.close();
    }
}
