package dev.gatehouse.tenant.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.database.Database;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.TenantSettings;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.TenantFacts;

/** Signs with the tenant's own key what a signed-in user's client would have as its token for Graph. */
public final class UserTokens {
    private UserTokens() {}

    /** @param scopes separated by spaces */
    public static String of(TenantUnderTest under, String userId, String clientId, String scopes) {
        var facts = new TenantFacts(under.tenant.id(), TenantSettings.DEFAULT_DOMAIN, TenantUnderTest.CONTROL);
        try (var database = Database.open(under.databaseSettings)) {
            var tenant = new TenantDatabase(database, () -> under.now, facts);
            var key = SigningKeys.open(tenant, new SealKey(new byte[32]), KeyLife.USUAL)
                    .current();
            var claims = Json.object();
            claims.put("aud", "https://graph.microsoft.com");
            claims.put("iss", facts.issuerV1());
            claims.put("iat", under.now.getEpochSecond());
            claims.put("nbf", under.now.getEpochSecond());
            claims.put("exp", under.now.plusSeconds(3600).getEpochSecond());
            claims.put("appid", clientId);
            claims.put("oid", userId);
            claims.put("scp", scopes);
            claims.put("idtyp", "user");
            claims.put("ver", "1.0");
            var jws = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.id()).build(),
                    new Payload(Base64URL.encode(Json.write(claims))));
            jws.sign(new RSASSASigner(key.privateKey()));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
