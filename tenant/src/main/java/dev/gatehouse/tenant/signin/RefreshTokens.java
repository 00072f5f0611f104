package dev.gatehouse.tenant.signin;

import dev.gatehouse.model.secret.KeyedHash;
import dev.gatehouse.tenant.directory.Directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Refresh tokens that rotate (RFC 9700 section 4.14.2): each use gives another one, and one that is used again long after
 * revokes all that go back to the same sign-in, because it was stolen from one side or the other. For a moment it may be
 * used again: MSAL asks for the tokens of two resources at once with the same one.
 */
public final class RefreshTokens {
    /** How long one may lie unused. */
    public static final Duration LIFE = Duration.ofDays(14);

    /** How long a sign-in lasts, however often it is refreshed. */
    public static final Duration FAMILY_LIFE = Duration.ofDays(90);

    public static final Duration SAME_MOMENT = Duration.ofSeconds(10);
    private static final String MARK = "gth_rt_";

    private final KeyedHash hash;

    public RefreshTokens(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * All that go back to one sign-in.
     *
     * @param scope as it was asked for then
     */
    public record Family(String id, String clientId, Authentication authentication, String scope, Instant expires) {}

    /** What became of a refresh token that was sent. */
    public sealed interface Presented {
        record Good(Family family) implements Presented {}

        /** @param revoked whether this was a reuse, by which all of its family are revoked now */
        record Bad(boolean revoked) implements Presented {}
    }

    /** Begins a family for the code's grant. */
    public Family begin(Directory directory, AuthorizationCodes.Grant grant) {
        tidy(directory);
        var expires = directory.now().plus(FAMILY_LIFE);
        directory
                .handle()
                .createUpdate("INSERT INTO token_family (id, client_id, user_id, password_mark, authenticated_at,"
                        + " scope, expires_at) VALUES (:id, :client, :user, :mark, :when, :scope, :expires)")
                .bind("id", grant.familyId())
                .bind("client", grant.clientId())
                .bind("user", grant.authentication().userId())
                .bind("mark", grant.authentication().passwordMark())
                .bind("when", grant.authentication().when().toEpochMilli())
                .bind("scope", grant.scope())
                .bind("expires", expires.toEpochMilli())
                .execute();
        return new Family(grant.familyId(), grant.clientId(), grant.authentication(), grant.scope(), expires);
    }

    /** @return another token of the family */
    public String next(Directory directory, Family family) {
        var token = MARK + Secrets.random();
        var expires = directory.now().plus(LIFE);
        directory
                .handle()
                .createUpdate("INSERT INTO refresh_token (token_hash, family_id, expires_at)"
                        + " VALUES (:hash, :family, :expires)")
                .bind("hash", hash.of(token))
                .bind("family", family.id())
                .bind("expires", (expires.isBefore(family.expires()) ? expires : family.expires()).toEpochMilli())
                .execute();
        return token;
    }

    /** Uses a token up. That a reuse revokes must last: the transaction may not be undone. */
    public Presented present(Directory directory, String token, String clientId) {
        var hashed = hash.of(token);
        var found = directory
                .handle()
                .createQuery("SELECT f.*, t.expires_at AS token_expires_at, t.used_at FROM refresh_token t"
                        + " JOIN token_family f ON f.id = t.family_id"
                        + " WHERE t.token_hash = :hash AND f.revoked_at IS NULL")
                .bind("hash", hashed)
                .map((row, context) -> read(row))
                .findOne()
                // Another client's is to this one as if it were not there.
                .filter(each -> each.family.clientId().equals(clientId));
        if (found.isEmpty() || !directory.now().isBefore(found.get().expires)) {
            return new Presented.Bad(false);
        }
        int marked = directory
                .handle()
                .createUpdate("UPDATE refresh_token SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL")
                .bind("now", directory.now().toEpochMilli())
                .bind("hash", hashed)
                .execute();
        var usedBefore = found.get().used.filter(each -> marked == 0);
        if (usedBefore.isPresent() && directory.now().isAfter(usedBefore.get().plus(SAME_MOMENT))) {
            revoke(directory, found.get().family.id());
            return new Presented.Bad(true);
        }
        return new Presented.Good(found.get().family);
    }

    /** Revokes all tokens of a family. */
    public void revoke(Directory directory, String familyId) {
        directory
                .handle()
                .createUpdate("UPDATE token_family SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                .bind("now", directory.now().toEpochMilli())
                .bind("id", familyId)
                .execute();
    }

    private record Found(Family family, Instant expires, Optional<Instant> used) {}

    private static Found read(ResultSet row) throws SQLException {
        long used = row.getLong("used_at");
        boolean unused = row.wasNull();
        return new Found(
                new Family(
                        row.getString("id"),
                        row.getString("client_id"),
                        new Authentication(
                                row.getString("user_id"),
                                row.getString("password_mark"),
                                Instant.ofEpochMilli(row.getLong("authenticated_at"))),
                        row.getString("scope"),
                        Instant.ofEpochMilli(row.getLong("expires_at"))),
                Instant.ofEpochMilli(row.getLong("token_expires_at")),
                unused ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }

    private static void tidy(Directory directory) {
        for (var table : new String[] {"refresh_token", "token_family"}) {
            directory
                    .handle()
                    .createUpdate("DELETE FROM " + table + " WHERE expires_at < :now")
                    .bind("now", directory.now().toEpochMilli())
                    .execute();
        }
    }
}
