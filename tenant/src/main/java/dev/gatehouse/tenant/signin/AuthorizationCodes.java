package dev.gatehouse.tenant.signin;

import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.Directory;
import org.jdbi.v3.core.statement.Update;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Authorization codes (RFC 6749 section 4.1.2): for five minutes, for one use, for the client and the redirect URI that
 * they were given for. A code that is used again revokes what it was exchanged for.
 */
public final class AuthorizationCodes {
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** How long one that was used is known as such; refresh tokens beyond that have their own reuse detection. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final KeyedHash hash;

    public AuthorizationCodes(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * What a code stands for.
     *
     * @param familyId of the refresh tokens that it will be exchanged for
     * @param scope as it was asked for
     * @param challenge S256 of the code verifier (RFC 7636)
     */
    public record Grant(
            String familyId,
            String clientId,
            Authentication authentication,
            String redirectUri,
            String scope,
            Optional<String> nonce,
            Optional<String> challenge) {

        /** Whether this is the verifier of the challenge; one that is sent without need is wrong too. */
        public boolean isVerifiedBy(Optional<String> verifier) {
            return challenge.isEmpty()
                    ? verifier.isEmpty()
                    : verifier.filter(text -> text.matches("[A-Za-z0-9._~-]{43,128}")
                                    && Secrets.equal(Secrets.sha256(text), challenge.get()))
                            .isPresent();
        }
    }

    /** @return the code */
    public String issue(Directory directory, Grant grant) {
        directory
                .handle()
                .createUpdate("DELETE FROM authorization_code WHERE expires_at < :before")
                .bind("before", directory.now().minus(REMEMBERED).toEpochMilli())
                .execute();
        var code = Secrets.random();
        bound(
                        directory
                                .handle()
                                .createUpdate("INSERT INTO authorization_code (code_hash, family_id, client_id,"
                                        + " user_id, password_mark, authenticated_at, redirect_uri, scope, nonce,"
                                        + " code_challenge, expires_at) VALUES (:hash, :family, :client, :user, :mark,"
                                        + " :when, :redirect, :scope, :nonce, :challenge, :expires)"),
                        grant)
                .bind("hash", hash.of(code))
                .bind("expires", directory.now().plus(LIFE).toEpochMilli())
                .execute();
        return code;
    }

    private static Update bound(Update update, Grant grant) {
        return update.bind("family", grant.familyId)
                .bind("client", grant.clientId)
                .bind("user", grant.authentication.userId())
                .bind("mark", grant.authentication.passwordMark())
                .bind("when", grant.authentication.when().toEpochMilli())
                .bind("redirect", grant.redirectUri)
                .bind("scope", grant.scope)
                .bind("nonce", grant.nonce.orElse(null))
                .bind("challenge", grant.challenge.orElse(null));
    }

    /** What became of a code that was sent. */
    public sealed interface Redeemed {
        record Good(Grant grant) implements Redeemed {}

        /** @param familyId whose refresh tokens are to be revoked */
        record UsedBefore(String familyId) implements Redeemed {}

        record Unknown() implements Redeemed {}

        record Expired() implements Redeemed {}
    }

    /** Uses the code up, whatever is found wrong afterwards. */
    public Redeemed redeem(Directory directory, String code) {
        var hashed = hash.of(code);
        int marked = directory
                .handle()
                .createUpdate(
                        "UPDATE authorization_code SET used_at = :now WHERE code_hash = :hash AND used_at IS NULL")
                .bind("now", directory.now().toEpochMilli())
                .bind("hash", hashed)
                .execute();
        return directory
                .handle()
                .createQuery("SELECT * FROM authorization_code WHERE code_hash = :hash")
                .bind("hash", hashed)
                .map((row, context) -> {
                    var expires = Instant.ofEpochMilli(row.getLong("expires_at"));
                    if (marked == 0) {
                        return new Redeemed.UsedBefore(row.getString("family_id"));
                    }
                    return directory.now().isBefore(expires) ? new Redeemed.Good(read(row)) : new Redeemed.Expired();
                })
                .findOne()
                .orElseGet(Redeemed.Unknown::new);
    }

    private static Grant read(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("family_id"),
                row.getString("client_id"),
                new Authentication(
                        row.getString("user_id"),
                        row.getString("password_mark"),
                        Instant.ofEpochMilli(row.getLong("authenticated_at"))),
                row.getString("redirect_uri"),
                row.getString("scope"),
                Optional.ofNullable(row.getString("nonce")),
                Optional.ofNullable(row.getString("code_challenge")));
    }
}
