package dev.gatehouse.tenant.identity;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.Router;
import dev.gatehouse.tenant.token.IdentityTokens;
import dev.gatehouse.tenant.token.IssuedToken;

import java.util.Set;

/**
 * Tokens of managed identities in the form of Azure's Instance Metadata Service (facts/entra-and-graph.md §8): no secret,
 * but a header field that no browser sends unasked. Every process of the machine gets tokens here, so it is opened only
 * when it is asked for.
 */
public final class ImdsDoor {
    /** Below the door's address, which is {@code AZURE_POD_IDENTITY_AUTHORITY_HOST}; JavaScript adds a slash. */
    public static final String PATH = "/metadata/identity/oauth2/token";

    /** The service's versions from the first on that gave tokens in this form. */
    private static final Set<String> API_VERSIONS = Set.of(
            "2018-02-01",
            "2018-04-02",
            "2018-10-01",
            "2019-02-01",
            "2019-03-11",
            "2019-04-30",
            "2019-06-01",
            "2019-06-04",
            "2019-08-01",
            "2019-08-15",
            "2019-11-01",
            "2020-06-01",
            "2020-07-15",
            "2020-09-01",
            "2020-10-01",
            "2020-12-01",
            "2021-01-01",
            "2021-02-01",
            "2021-03-01",
            "2021-05-01",
            "2021-10-01",
            "2021-11-01",
            "2021-11-15",
            "2021-12-13",
            "2023-07-01");

    private final IdentityTokens tokens;

    public ImdsDoor(IdentityTokens tokens) {
        this.tokens = tokens;
    }

    public Handler handler() {
        return Router.builder()
                .errors(new IdentityErrors())
                .route("GET", PATH, this::token)
                .route("GET", PATH + "/", this::token)
                .build();
    }

    private Reply token(Request request) {
        LocalCaller.require(request);
        var metadata = request.headers().all("Metadata");
        if (metadata.size() != 1 || !metadata.getFirst().equalsIgnoreCase("true")) {
            throw new IdentityRefused(
                    400, "invalid_request", "Required metadata header not specified: send Metadata: true.");
        }
        var version = request.query().single("api-version").orElse("");
        if (!API_VERSIONS.contains(version)) {
            throw new IdentityRefused(
                    400,
                    "invalid_request",
                    "api-version is invalid or was not specified in the request: use 2018-02-01 or a newer one of the"
                            + " Instance Metadata Service.");
        }
        var resource = AskedIdentity.resource(request);
        return reply(AskedIdentity.token(tokens, request, resource), resource);
    }

    /** Numbers are text here. */
    private static Reply reply(IssuedToken token, String resource) {
        var lifetime = Long.toString(token.lifetime().toSeconds());
        var body = Json.object();
        body.put("access_token", token.value());
        body.put("client_id", token.clientId());
        body.put("expires_in", lifetime);
        body.put("expires_on", Long.toString(token.expires().getEpochSecond()));
        body.put("ext_expires_in", lifetime);
        body.put("not_before", Long.toString(token.issued().getEpochSecond()));
        body.put("refresh_token", "");
        body.put("resource", resource);
        body.put("token_type", "Bearer");
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }
}
