package dev.gatehouse.identity.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.identity.DirectoryView;
import dev.gatehouse.identity.graph.GraphCall.Attempt;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks at app registrations through Graph, with no queries but those that need no header of their own. */
final class GraphDirectoryView implements DirectoryView {
    private static final String PROPERTIES =
            "id,appId,displayName,tags,createdDateTime,appRoles,passwordCredentials,keyCredentials";
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NEXT = Pattern.compile("[?&](?:\\$|%24)skiptoken=([^&]+)");

    private final Supplier<GraphCall> calls;
    private final String mark;

    GraphDirectoryView(Supplier<GraphCall> calls, String mark) {
        this.calls = calls;
        this.mark = mark;
    }

    @Override
    public Page registrations(String search, int top, Optional<String> after) {
        var path = "/applications?$select=" + PROPERTIES + "&$top=" + top
                + filter(search.strip())
                + after.map(token -> "&$skiptoken=" + PercentEncoding.encode(token))
                        .orElse("");
        var call = calls.get();
        var body = call.send(GraphRequest.get(call.url(path)), Attempt.SETTLED).body();
        return new Page(items(body.path("value")).map(this::registration).toList(), next(body));
    }

    private static String filter(String search) {
        if (search.isEmpty()) {
            return "";
        }
        var quoted = "'" + search.replace("'", "''") + "'";
        var filter = GUID.matcher(search).matches() ? "appId eq " + quoted : "startswith(displayName," + quoted + ")";
        return "&$filter=" + PercentEncoding.encode(filter);
    }

    /** Only where the next page goes on is taken from the link, never where it is asked. */
    private static Optional<String> next(JsonNode body) {
        return Optional.of(NEXT.matcher(body.path("@odata.nextLink").asText("")))
                .filter(java.util.regex.Matcher::find)
                .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Details> registration(String applicationId) {
        if (!GUID.matcher(applicationId).matches()) {
            return Optional.empty();
        }
        var call = calls.get();
        return call.find("/applications(appId='" + applicationId + "')").map(json -> details(call, json));
    }

    private Details details(GraphCall call, JsonNode json) {
        var principal =
                call.find("/servicePrincipals(appId='" + json.path("appId").asText() + "')?$select=id,accountEnabled");
        var registration = registration(json);
        return new Details(
                registration,
                items(json.path("identifierUris")).map(JsonNode::asText).toList(),
                principal.map(found -> new Principal(
                        found.path("id").asText(), found.path("accountEnabled").asBoolean(true))),
                new PermissionReading(call).read(json, principal),
                principal.map(found -> holders(call, found, registration)).orElse(List.of()));
    }

    private static List<Holder> holders(GraphCall call, JsonNode principal, Registration registration) {
        var holders = new ArrayList<Holder>();
        call.each(
                "/servicePrincipals/" + principal.path("id").asText() + "/appRoleAssignedTo?$top=999",
                json -> holders.add(new Holder(
                        json.path("principalId").asText(),
                        json.path("principalDisplayName").asText(""),
                        registration.roles().stream()
                                .filter(role -> role.id()
                                        .equalsIgnoreCase(json.path("appRoleId").asText()))
                                .findFirst()
                                .map(ExposedRole::value)
                                .orElse(""))));
        return holders;
    }

    private Registration registration(JsonNode json) {
        var credentials = Stream.concat(
                        items(json.path("passwordCredentials")).map(each -> credential(each, Credential.Kind.SECRET)),
                        items(json.path("keyCredentials")).map(each -> credential(each, Credential.Kind.CERTIFICATE)))
                .toList();
        return new Registration(
                json.path("appId").asText(),
                json.path("id").asText(),
                json.path("displayName").asText(""),
                items(json.path("tags")).anyMatch(tag -> tag.asText().equals(mark)),
                time(json.path("createdDateTime")),
                items(json.path("appRoles"))
                        .map(role -> new ExposedRole(
                                role.path("id").asText(),
                                role.path("value").asText(""),
                                role.path("displayName").asText(""),
                                role.path("isEnabled").asBoolean()))
                        .toList(),
                credentials);
    }

    private static Credential credential(JsonNode json, Credential.Kind kind) {
        return new Credential(
                kind,
                json.path("keyId").asText(),
                json.path("displayName").asText(""),
                json.path("hint").asText(""),
                time(json.path("startDateTime")),
                time(json.path("endDateTime")));
    }

    private static Optional<Instant> time(JsonNode json) {
        try {
            return Optional.of(json.asText(""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
