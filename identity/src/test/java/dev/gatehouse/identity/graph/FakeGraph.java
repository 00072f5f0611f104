package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A directory in memory that answers as Graph does where the adapter asks it, over real HTTP, and fails as it is told
 * to. One file: its answers share one memory, and are read beside each other.
 */
final class FakeGraph implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BY_KEY = Pattern.compile("/(applications|servicePrincipals)\\((\\w+)='(.*)'\\)");
    private static final Pattern BY_ID = Pattern.compile("/(applications|servicePrincipals)/([0-9a-f-]{36})(/.*)?");

    final Map<String, ObjectNode> applications = new LinkedHashMap<>();
    final Map<String, ObjectNode> deleted = new LinkedHashMap<>();
    final Map<String, ObjectNode> principals = new LinkedHashMap<>();
    final Map<String, ObjectNode> assignments = new LinkedHashMap<>();
    final Map<String, String> lastUse = new LinkedHashMap<>();
    final FakeUsers users = new FakeUsers();
    final List<String> requests = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();
    int pageSize = 2;
    boolean reportsUse = true;
    boolean pageElsewhere;
    private Trouble trouble = Trouble.FAILS;
    private int troubleFrom;
    private int troubleUntil;
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;

    FakeGraph() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What can go wrong with one request. */
    enum Trouble {
        /** Answers 503 and does nothing. */
        FAILS,
        /** Answers 429 with Retry-After. */
        THROTTLES,
        /** Closes the connection and does nothing. */
        RESETS,
        /** Does it, and closes the connection instead of answering. */
        LOSES_THE_ANSWER,
        /** Answers nothing until whoever asked has gone. */
        HANGS,
        /** Answers 403 and does nothing. */
        FORBIDS
    }

    /** Requests from this one on are in trouble, the first being 0. */
    void trouble(Trouble what, int from, int times) {
        trouble = what;
        troubleFrom = requests.size() + from;
        troubleUntil = troubleFrom + times;
    }

    void noTrouble() {
        troubleUntil = 0;
    }

    /** What is there, without what is random, to be compared. */
    synchronized String shape() {
        var shape = new java.util.TreeMap<String, Object>();
        for (var one : applications.values()) {
            shape.put(
                    one.path("uniqueName").asText(),
                    List.of(
                            one.path("displayName").asText(),
                            one.path("identifierUris").size(),
                            one.path("appRoles").size(),
                            one.path("passwordCredentials").size(),
                            one.path("requiredResourceAccess").size(),
                            one.path("tags").size()));
        }
        var gone = deleted.values().stream()
                .map(one -> one.path("uniqueName").asText())
                .sorted()
                .toList();
        return shape + " deleted " + gone + " principals " + principals.size() + " assignments " + assignments.size();
    }

    /** What goes wrong, how often, and whether the request is carried out all the same. */
    static final class Fault {
        private final Predicate<String> request;
        private final int status;
        private final boolean afterwards;
        private final String retryAfter;
        private int times;

        private Fault(String request, int status, boolean afterwards, String retryAfter, int times) {
            this.request = Pattern.compile(request).asPredicate();
            this.status = status;
            this.afterwards = afterwards;
            this.retryAfter = retryAfter;
            this.times = times;
        }
    }

    /** Answers the status instead of doing it. */
    void fail(String request, int status, int times) {
        faults.add(new Fault(request, status, false, "", times));
    }

    void throttle(String request, int seconds, int times) {
        faults.add(new Fault(request, 429, false, Integer.toString(seconds), times));
    }

    /** Does it, and answers the status all the same. */
    void loseAnswer(String request, int status) {
        faults.add(new Fault(request, status, true, "", 1));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1.0";
    }

    ObjectNode application(String uniqueName) {
        return applications.values().stream()
                .filter(one -> one.path("uniqueName").asText().equals(uniqueName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no application " + uniqueName));
    }

    ObjectNode principalOf(JsonNode application) {
        return principals.values().stream()
                .filter(one -> one.path("appId").equals(application.path("appId")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no service principal of " + application));
    }

    /** An application that somebody else made. */
    ObjectNode foreign(String displayName) {
        return make("foreign-" + displayName, JSON.createObjectNode().put("displayName", displayName));
    }

    long count(String request) {
        var pattern = Pattern.compile(request).asPredicate();
        return requests.stream().filter(pattern).count();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }

    record Answer(int status, JsonNode body) {}

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = reply(exchange);
            if (answer.isEmpty()) {
                return;
            }
            var body = answer.get().body();
            var bytes = body.isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.get().status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Answer> reply(HttpExchange exchange) throws IOException, InterruptedException {
        var path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        var method = exchange.getRequestMethod();
        var text = exchange.getRequestBody().readAllBytes();
        var body = text.length == 0 ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(text);
        var upsert = "create-if-missing".equals(exchange.getRequestHeaders().getFirst("Prefer"));
        synchronized (this) {
            var number = requests.size();
            requests.add(method + " " + path);
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (number < troubleFrom || number >= troubleUntil) {
                return Optional.of(perhapsFaulty(exchange, path, query, body, upsert));
            }
            switch (trouble) {
                case FAILS -> {
                    return Optional.of(error(503, "Fault"));
                }
                case FORBIDS -> {
                    return Optional.of(error(403, "Fault"));
                }
                case THROTTLES -> {
                    exchange.getResponseHeaders().add("Retry-After", "3");
                    return Optional.of(error(429, "Fault"));
                }
                case LOSES_THE_ANSWER -> answer(method, path, query, body, upsert);
                case RESETS, HANGS -> {
                    // Nothing is done.
                }
            }
        }
        if (trouble == Trouble.HANGS) {
            over.await();
        }
        return Optional.empty();
    }

    private Answer perhapsFaulty(HttpExchange exchange, String path, String query, ObjectNode body, boolean upsert) {
        var method = exchange.getRequestMethod();
        var fault = faults.stream()
                .filter(one -> one.times > 0 && one.request.test(method + " " + path))
                .findFirst();
        if (fault.isEmpty()) {
            return answer(method, path, query, body, upsert);
        }
        fault.get().times--;
        if (fault.get().afterwards) {
            answer(method, path, query, body, upsert);
        }
        if (!fault.get().retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", fault.get().retryAfter);
        }
        return error(fault.get().status, "Fault");
    }

    private Answer answer(String method, String path, String query, ObjectNode body, boolean upsert) {
        if (path.equals("/beta/reports/appCredentialSignInActivities")) {
            return reportsUse ? use() : error(403, "Authorization_RequestDenied");
        }
        var below = path.substring("/v1.0".length());
        var byKey = BY_KEY.matcher(below);
        if (byKey.matches()) {
            return byKey(method, byKey.group(1), byKey.group(2), byKey.group(3), body, upsert);
        }
        if (below.equals("/organization")) {
            return page(
                    path,
                    query,
                    List.of(JSON.createObjectNode()
                            .put("id", "tenant")
                            .set(
                                    "verifiedDomains",
                                    JSON.createArrayNode()
                                            .add(JSON.createObjectNode()
                                                    .put("name", "tenant.example")
                                                    .put("isDefault", true)))));
        }
        if (below.equals("/users") || below.startsWith("/users/")) {
            return users.answer(method, below.substring("/users".length()), body);
        }
        if (below.startsWith("/directory/deletedItems")) {
            return deletedItems(method, below, query);
        }
        if (method.equals("GET") && below.equals("/applications")) {
            return page(path, query, List.copyOf(applications.values()));
        }
        if (method.equals("GET") && below.equals("/servicePrincipals")) {
            return page(path, query, List.copyOf(principals.values()));
        }
        var byId = BY_ID.matcher(below);
        if (byId.matches()) {
            var under = Optional.ofNullable(byId.group(3)).orElse("");
            return byId.group(1).equals("applications")
                    ? application(method, byId.group(2), under, body)
                    : principal(method, byId.group(2), under, query, body);
        }
        return error(400, "Request_BadRequest");
    }

    private Answer byKey(String method, String kind, String key, String value, ObjectNode body, boolean upsert) {
        var all = kind.equals("applications") ? applications : principals;
        var found = all.values().stream()
                .filter(one -> one.path(key).asText().equals(value))
                .findFirst();
        if (method.equals("GET")) {
            return found.map(one -> ok(200, one)).orElseGet(() -> error(404, "Request_ResourceNotFound"));
        }
        if (found.isPresent()) {
            found.get().setAll(body);
            return none(204);
        }
        if (!upsert) {
            return error(404, "Request_ResourceNotFound");
        }
        if (kind.equals("servicePrincipals")) {
            if (applications.values().stream()
                    .noneMatch(one -> one.path("appId").asText().equals(value))) {
                return error(400, "Request_BadRequest");
            }
            return ok(201, makePrincipal(value, body));
        }
        if (deleted.values().stream()
                .anyMatch(one -> one.path("uniqueName").asText().equals(value))) {
            return error(409, "Request_MultipleObjectsWithSameKeyValue");
        }
        return ok(201, make(value, body));
    }

    private ObjectNode make(String uniqueName, ObjectNode body) {
        var made = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("appId", UUID.randomUUID().toString())
                .put("uniqueName", uniqueName);
        made.putArray("identifierUris");
        made.putArray("passwordCredentials");
        made.putArray("requiredResourceAccess");
        made.setAll(body);
        applications.put(made.path("id").asText(), made);
        return made;
    }

    private ObjectNode makePrincipal(String appId, ObjectNode body) {
        var made =
                JSON.createObjectNode().put("id", UUID.randomUUID().toString()).put("appId", appId);
        made.setAll(body);
        principals.put(made.path("id").asText(), made);
        return made;
    }

    private Answer application(String method, String id, String under, ObjectNode body) {
        var found = applications.get(id);
        if (found == null) {
            return error(404, "Request_ResourceNotFound");
        }
        var credentials = (ArrayNode) found.path("passwordCredentials");
        return switch (method + " " + under) {
            case "GET " -> ok(200, found);
            case "PATCH " -> {
                if (changesEnabledRole(found, body)) {
                    yield error(400, "CannotDeleteOrUpdateEnabledEntitlement");
                }
                found.setAll(body);
                yield none(204);
            }
            case "DELETE " -> {
                deleted.put(id, applications.remove(id));
                assignments.values().removeIf(one -> touches(one, found));
                principals.values().removeIf(one -> one.path("appId").equals(found.path("appId")));
                yield none(204);
            }
            case "POST /addPassword" -> {
                var made = ((ObjectNode) body.path("passwordCredential"))
                        .put("keyId", UUID.randomUUID().toString())
                        .put("startDateTime", "2026-11-22T10:00:00Z")
                        .put("hint", "abc");
                credentials.add(made);
                yield ok(200, made.deepCopy().put("secretText", "abc-" + UUID.randomUUID()));
            }
            case "POST /removePassword" -> {
                for (int i = 0; i < credentials.size(); i++) {
                    if (credentials.get(i).path("keyId").equals(body.path("keyId"))) {
                        credentials.remove(i);
                        yield none(204);
                    }
                }
                yield error(400, "Request_BadRequest");
            }
            default -> error(400, "Request_BadRequest");
        };
    }

    /** Graph refuses to change or remove a role that is enabled, save to disable it. */
    private static boolean changesEnabledRole(JsonNode before, JsonNode change) {
        if (!change.has("appRoles")) {
            return false;
        }
        for (var role : before.path("appRoles")) {
            var now = java.util.stream.StreamSupport.stream(
                            change.path("appRoles").spliterator(), false)
                    .filter(one -> one.path("id").equals(role.path("id")))
                    .findFirst();
            var same = now.filter(one -> one.path("value").equals(role.path("value")))
                    .isPresent();
            if (role.path("isEnabled").asBoolean() && !same) {
                return true;
            }
        }
        return false;
    }

    private boolean touches(JsonNode assignment, JsonNode application) {
        return principals.values().stream()
                .filter(one -> one.path("appId").equals(application.path("appId")))
                .anyMatch(one -> one.path("id").equals(assignment.path("principalId"))
                        || one.path("id").equals(assignment.path("resourceId")));
    }

    private Answer principal(String method, String id, String under, String query, ObjectNode body) {
        if (!principals.containsKey(id)) {
            return error(404, "Request_ResourceNotFound");
        }
        if (under.isEmpty() && method.equals("PATCH")) {
            principals.get(id).setAll(body);
            return none(204);
        }
        if (method.equals("GET")) {
            var side = under.equals("/appRoleAssignments") ? "principalId" : "resourceId";
            return page(
                    "/v1.0/servicePrincipals/" + id + under,
                    query,
                    assignments.values().stream()
                            .filter(one -> one.path(side).asText().equals(id))
                            .toList());
        }
        if (under.equals("/appRoleAssignedTo") && method.equals("POST")) {
            var twice = assignments.values().stream()
                    .anyMatch(one -> one.path("principalId").equals(body.path("principalId"))
                            && one.path("appRoleId").equals(body.path("appRoleId"))
                            && one.path("resourceId").equals(body.path("resourceId")));
            if (twice) {
                return error(400, "Request_BadRequest");
            }
            var made = body.deepCopy().put("id", UUID.randomUUID().toString());
            assignments.put(made.path("id").asText(), made);
            return ok(201, made);
        }
        if (under.startsWith("/appRoleAssignedTo/") && method.equals("DELETE")) {
            return assignments.remove(under.substring("/appRoleAssignedTo/".length())) == null
                    ? error(404, "Request_ResourceNotFound")
                    : none(204);
        }
        return error(400, "Request_BadRequest");
    }

    private Answer deletedItems(String method, String below, String query) {
        if (below.endsWith("/graph.application")) {
            return page("/v1.0" + below, query, List.copyOf(deleted.values()));
        }
        var id = below.split("/")[3];
        if (!deleted.containsKey(id)) {
            return error(404, "Request_ResourceNotFound");
        }
        var found = deleted.remove(id);
        if (method.equals("DELETE")) {
            return none(204);
        }
        applications.put(id, found);
        return ok(200, found);
    }

    private Answer use() {
        var body = JSON.createObjectNode();
        var value = body.putArray("value");
        lastUse.forEach((key, time) ->
                value.addObject().put("keyId", key).putObject("signInActivity").put("lastSignInDateTime", time));
        return ok(200, body);
    }

    private Answer page(String path, String query, List<ObjectNode> all) {
        var skip = query.contains("skip=") ? Integer.parseInt(query.replaceFirst(".*skip=(\\d+).*", "$1")) : 0;
        var body = JSON.createObjectNode();
        var value = body.putArray("value");
        all.stream().skip(skip).limit(pageSize).forEach(value::add);
        if (skip + pageSize < all.size()) {
            body.put("@odata.nextLink", "https://known-otherwise.example" + path + "?skip=" + (skip + pageSize));
        }
        if (pageElsewhere) {
            body.put("@odata.nextLink", "http://elsewhere.example/other");
        }
        return ok(200, body);
    }

    static Answer ok(int status, JsonNode body) {
        return new Answer(status, body);
    }

    static Answer none(int status) {
        return new Answer(status, JSON.missingNode());
    }

    static Answer error(int status, String code) {
        var body = JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", "A message of the directory.");
        return new Answer(status, body);
    }
}
