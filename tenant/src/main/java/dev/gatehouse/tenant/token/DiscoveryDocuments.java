package dev.gatehouse.tenant.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What clients read to find their way: OpenID configuration and instance discovery (facts/entra-and-graph.md §5). */
final class DiscoveryDocuments {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final List<String> CLAIMS = List.of(
            "sub",
            "iss",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "acr",
            "nonce",
            "preferred_username",
            "name",
            "tid",
            "ver",
            "email");

    private final TenantFacts tenant;
    private final TenantSegments segments;

    DiscoveryDocuments(TenantFacts tenant) {
        this.tenant = tenant;
        this.segments = new TenantSegments(tenant);
    }

    Handler version2() {
        return request -> openIdConfiguration(request, true);
    }

    Handler version1() {
        return request -> openIdConfiguration(request, false);
    }

    private Reply openIdConfiguration(Request request, boolean version2) {
        var segment = request.pathParameter("tenant");
        boolean any = TenantSegments.isAny(segment);
        if (!any) {
            segments.require(segment, TokenFault.TENANT_UNKNOWN_TO_DISCOVERY);
        }
        // By domain or by id, everything points to the id; the words for any tenant stay a template.
        var path = any ? segment : tenant.id();
        var issuerId = any ? "{tenantid}" : tenant.id();
        var base = tenant.controlUrl() + "/" + path;
        var oauth2 = base + "/oauth2/" + (version2 ? "v2.0/" : "");
        var document = Json.object();
        document.put("token_endpoint", oauth2 + "token");
        array(
                document,
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
        document.put("jwks_uri", base + "/discovery/" + (version2 ? "v2.0/" : "") + "keys");
        array(document, "response_modes_supported", List.of("query", "fragment", "form_post"));
        array(document, "subject_types_supported", List.of("pairwise"));
        array(document, "id_token_signing_alg_values_supported", List.of("RS256"));
        array(document, "response_types_supported", List.of("code"));
        array(document, "grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        array(document, "code_challenge_methods_supported", List.of("S256"));
        array(document, "scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        document.put("issuer", tenant.controlUrl() + "/" + issuerId + (version2 ? "/v2.0" : "/"));
        document.put("request_uri_parameter_supported", false);
        document.put("userinfo_endpoint", tenant.controlUrl() + "/oidc/userinfo");
        // People sign in at the v2.0 endpoints, whichever document is read.
        document.put("authorization_endpoint", base + "/oauth2/v2.0/authorize");
        document.put("end_session_endpoint", base + "/oauth2/v2.0/logout");
        document.put("http_logout_supported", false);
        document.put("frontchannel_logout_supported", false);
        array(document, "claims_supported", CLAIMS);
        document.putNull("tenant_region_scope");
        document.put("cloud_instance_name", tenant.authority());
        document.put("cloud_graph_host_name", tenant.authority());
        document.put("msgraph_host", tenant.authority());
        document.put("rbac_url", tenant.controlUrl());
        return cacheable(Reply.json(200, document));
    }

    /** {@code GET /common/discovery/instance}: whether an authority is one that belongs here. */
    Reply instance(Request request) {
        var asked = request.query()
                .first("authorization_endpoint")
                .orElseThrow(() -> TokenRequestRefused.missing("authorization_endpoint"));
        if (!isOurs(asked)) {
            throw new TokenRequestRefused(
                    TokenFault.INSTANCE_UNKNOWN,
                    "Unknown or invalid instance. The authority of this tenant is " + tenant.controlUrl() + ".");
        }
        var document = Json.object();
        document.put(
                "tenant_discovery_endpoint",
                tenant.controlUrl() + "/" + tenant.id() + "/v2.0/.well-known/openid-configuration");
        document.put("api-version", request.query().first("api-version").orElse("1.1"));
        var metadata = document.putArray("metadata").addObject();
        metadata.put("preferred_network", tenant.authority());
        metadata.put("preferred_cache", tenant.authority());
        metadata.putArray("aliases").add(tenant.authority());
        return cacheable(Reply.json(200, document));
    }

    /** MSAL for Java drops the port: the host alone is enough. */
    private boolean isOurs(String url) {
        try {
            var authority = URI.create(url).getRawAuthority();
            var host = tenant.authority().replaceFirst(":[0-9]+$", "");
            return url.toLowerCase(Locale.ROOT).startsWith("https://")
                    && authority != null
                    && (authority.equalsIgnoreCase(tenant.authority()) || authority.equalsIgnoreCase(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void array(ObjectNode document, String name, List<String> values) {
        var array = document.putArray(name);
        values.forEach(array::add);
    }

    private static Reply cacheable(Reply reply) {
        return cacheable(reply, KEPT);
    }

    /** Scripts of any origin may read it: MSAL in browsers does. */
    static Reply cacheable(Reply reply, Duration kept) {
        return reply.with("Cache-Control", "max-age=" + kept.toSeconds() + ", public")
                .with("Access-Control-Allow-Origin", "*")
                .with("X-Content-Type-Options", "nosniff");
    }
}
