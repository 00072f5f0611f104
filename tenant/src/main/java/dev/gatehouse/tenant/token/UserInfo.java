package dev.gatehouse.tenant.token;

import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.jose.Claims;
import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TimeCheck;
import dev.gatehouse.jose.TokenRefused;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.directory.FirstParty;
import dev.gatehouse.tenant.directory.TenantDatabase;
import dev.gatehouse.tenant.directory.User;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /oidc/userinfo} (OpenID Connect Core section 5.3): who signed in, for a token for Graph that says openid. */
final class UserInfo {
    private final TenantDatabase database;
    private final Supplier<KeySet> keys;
    private final UserTokenIssuer tokens;
    private final TimeCheck time;

    UserInfo(TenantDatabase database, Supplier<KeySet> keys, UserTokenIssuer tokens) {
        this.database = database;
        this.keys = keys;
        this.tokens = tokens;
        this.time = new TimeCheck(database.clock(), Duration.ZERO);
    }

    Reply get(Request request) {
        var claims = claims(request);
        var scopes = claims.map(
                each -> Set.copyOf(Arrays.asList(each.text("scp").orElse("").split(" "))));
        var user = claims.flatMap(each -> database.read(directory ->
                directory.users().withId(each.text("oid").orElse("")).filter(User::enabled)));
        if (user.isEmpty() || !scopes.orElseThrow().contains("openid")) {
            return Reply.json(
                            401,
                            Json.object()
                                    .put("error", "invalid_token")
                                    .put(
                                            "error_description",
                                            "Send a user's access token for Graph with scope openid."))
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        var body = Json.object();
        body.put("sub", tokens.subject(user.get(), claims.get().text("appid").orElse("")));
        body.put("name", user.get().displayName());
        body.put("preferred_username", user.get().principalName());
        if (scopes.get().contains("email")) {
            UserTokenIssuer.email(user.get()).ifPresent(email -> body.put("email", email));
        }
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }

    /** Of a good token for Graph of a user; empty for everything else. */
    private Optional<Claims> claims(Request request) {
        var fields = request.headers().all("Authorization");
        if (fields.size() != 1 || !fields.getFirst().toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return Optional.empty();
        }
        try {
            var token = UnverifiedToken.parse(
                    fields.getFirst().substring("bearer ".length()).strip());
            var claims = TokenVerifier.verify(token, keys.get(), Set.of(SignatureAlgorithm.RS256))
                    .claims();
            time.check(claims);
            var audience = claims.texts("aud");
            return audience.size() == 1
                            && FirstParty.GRAPH.names(database.tenant()).stream()
                                    .anyMatch(audience.getFirst()::equalsIgnoreCase)
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (TokenRefused e) {
            return Optional.empty();
        }
    }
}
