package dev.gatehouse.tenant.token;

import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.tenant.directory.Certificates;
import dev.gatehouse.tenant.directory.TenantFacts;

import java.time.Duration;

/** {@code GET /{tenant}/discovery/v2.0/keys}, in the shape of Entra ID's (facts/entra-and-graph.md §5.2). */
final class KeySetDocument {
    /** Short, so that a key which takes over on demand is known everywhere before it does. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private final SigningKeys keys;
    private final TenantFacts tenant;
    private final TenantSegments segments;

    KeySetDocument(SigningKeys keys, TenantFacts tenant) {
        this.keys = keys;
        this.tenant = tenant;
        this.segments = new TenantSegments(tenant);
    }

    Reply get(Request request) {
        var segment = request.pathParameter("tenant");
        boolean any = TenantSegments.isAny(segment);
        if (!any) {
            segments.require(segment, TokenFault.TENANT_UNKNOWN_TO_DISCOVERY);
        }
        var issuer = tenant.controlUrl() + "/" + (any ? "{tenantid}" : tenant.id()) + "/v2.0";
        var document = Json.object();
        var list = document.putArray("keys");
        for (var key : keys.all()) {
            var json = list.addObject();
            json.put("kty", "RSA");
            json.put("use", "sig");
            json.put("kid", key.id());
            json.put("x5t", key.id());
            json.put("n", Base64URL.encode(key.publicKey().getModulus()).toString());
            json.put("e", Base64URL.encode(key.publicKey().getPublicExponent()).toString());
            json.putArray("x5c").add(Certificates.encode(key.certificate()));
            json.put("issuer", issuer);
        }
        return DiscoveryDocuments.cacheable(Reply.json(200, document), KEPT);
    }
}
