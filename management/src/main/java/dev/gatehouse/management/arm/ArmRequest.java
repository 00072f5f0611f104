package dev.gatehouse.management.arm;

import dev.gatehouse.http.Parameters;
import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.Request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to the ARM API, whoever brings it: the door, or a portal for somebody signed in.
 *
 * @param method in upper case
 * @param path decoded segments
 * @param query names in the case that ARM writes them in
 * @param ifMatch the header's value
 * @param body as it was sent
 * @param accept the header's value
 */
public record ArmRequest(
        String method,
        List<String> path,
        Map<String, String> query,
        Optional<String> ifMatch,
        byte[] body,
        Optional<String> accept) {
    private static final List<String> KNOWN = List.of(
            "api-version",
            "$filter",
            "$top",
            "$skip",
            "deleteSubscriptions",
            "deleteRevisions",
            "format",
            "notify",
            "appType",
            "export",
            "tags",
            "expandGroups",
            "scope",
            "includeNotTaggedApis",
            "includeNotTaggedOperations",
            "includeNotTaggedProducts",
            "expandApiVersionSet",
            "isKeyVaultRefreshFailed");

    /** One that takes what it gets. */
    public ArmRequest(
            String method, List<String> path, Map<String, String> query, Optional<String> ifMatch, byte[] body) {
        this(method, path, query, ifMatch, body, Optional.empty());
    }

    /** What an HTTP request asks. Names in its query are read in any case. */
    public static ArmRequest of(Request request) {
        return new ArmRequest(
                request.method(),
                request.segments(),
                query(request.query()),
                request.header("If-Match"),
                request.body(),
                request.header("Accept"));
    }

    /** The path with escapes, as it stands in a URL. */
    String encodedPath() {
        return path.stream().map(PercentEncoding::encode).collect(Collectors.joining("/", "/", ""));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    private static Map<String, String> query(Parameters parameters) {
        var query = new LinkedHashMap<String, String>();
        for (var name : parameters.names()) {
            var known =
                    KNOWN.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
            if (query.putIfAbsent(known, parameters.all(name).getFirst()) != null
                    || parameters.all(name).size() > 1) {
                throw ArmException.invalid(known, "The query names " + known + " more than once.");
            }
        }
        return query;
    }

    @Override
    public String toString() {
        return method + " " + encodedPath();
    }
}
