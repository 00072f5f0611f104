package dev.gatehouse.tenant.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatehouse.tenant.TenantUnderTest;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody else's issuer of tokens, such as a cluster. */
final class ForeignIssuer {
    final String url;
    private final TenantUnderTest tenant;
    private final List<JWK> published = new ArrayList<>();

    ForeignIssuer(TenantUnderTest tenant, String url) {
        this.tenant = tenant;
        this.url = url;
        tenant.documents.put(
                url + "/.well-known/openid-configuration",
                "{\"issuer\":\"" + url + "\",\"jwks_uri\":\"" + url + "/keys\"}");
    }

    /** A new key, published under this name. */
    TestCertificate publish(String keyId) {
        var certificate = new TestCertificate(Instant.EPOCH);
        published.add(new RSAKey.Builder((RSAPublicKey) certificate.certificate.getPublicKey())
                .keyID(keyId)
                .keyUse(KeyUse.SIGNATURE)
                .build());
        tenant.documents.put(url + "/keys", new JWKSet(published).toString());
        return certificate;
    }

    String claims(String subject, String audience) {
        long now = tenant.now.getEpochSecond();
        return "{\"iss\":\"" + url + "\",\"sub\":\"" + subject + "\",\"aud\":\"" + audience + "\",\"nbf\":" + now
                + ",\"iat\":" + now + ",\"exp\":" + (now + 3600) + "}";
    }
}
