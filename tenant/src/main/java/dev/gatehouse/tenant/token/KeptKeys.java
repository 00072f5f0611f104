package dev.gatehouse.tenant.token;

import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.directory.Certificates;
import dev.gatehouse.tenant.directory.Directory;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signing keys in the database, private keys sealed. They are looked up whenever one is needed, so that all processes on
 * one database agree at every moment; what was unsealed once is remembered.
 */
final class KeptKeys {
    private final SealKey seal;
    private final Map<String, SigningKey> unsealed = new ConcurrentHashMap<>();

    KeptKeys(SealKey seal) {
        this.seal = seal;
    }

    /** All that are published, newest first. */
    List<SigningKey> all(Directory directory) {
        var keys = directory
                .handle()
                .createQuery("SELECT * FROM signing_key ORDER BY signs_from DESC, kid")
                .map((row, context) -> read(row))
                .list();
        if (unsealed.size() > keys.size()) {
            var there = new HashSet<>(keys.stream().map(SigningKey::id).toList());
            unsealed.keySet().retainAll(there);
        }
        return keys;
    }

    private SigningKey read(ResultSet row) throws SQLException {
        var kid = row.getString("kid");
        var from = Instant.ofEpochMilli(row.getLong("signs_from"));
        var known = unsealed.get(kid);
        if (known == null) {
            known = new SigningKey(
                    kid,
                    privateKey(seal.open(row.getString("sealed_private_key"), context(kid))),
                    Certificates.read(row.getString("certificate")),
                    from);
            unsealed.put(kid, known);
        }
        return known.signsFrom().equals(from) ? known : known.signingFrom(from);
    }

    void add(Directory directory, SigningKey key) {
        var pkcs8 = Base64.getEncoder().encodeToString(key.privateKey().getEncoded());
        directory
                .handle()
                .createUpdate("INSERT INTO signing_key (kid, sealed_private_key, certificate, signs_from)"
                        + " VALUES (:kid, :key, :certificate, :from)")
                .bind("kid", key.id())
                .bind("key", seal.seal(pkcs8, context(key.id())))
                .bind("certificate", Certificates.encode(key.certificate()))
                .bind("from", key.signsFrom().toEpochMilli())
                .execute();
    }

    void moveForward(Directory directory, SigningKey key, Instant from) {
        directory
                .handle()
                .createUpdate("UPDATE signing_key SET signs_from = :from WHERE kid = :kid")
                .bind("kid", key.id())
                .bind("from", from.toEpochMilli())
                .execute();
    }

    void remove(Directory directory, SigningKey key) {
        directory
                .handle()
                .createUpdate("DELETE FROM signing_key WHERE kid = :kid")
                .bind("kid", key.id())
                .execute();
    }

    private static PrivateKey privateKey(String pkcs8) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept signing key can't be read", e);
        }
    }

    private static String context(String kid) {
        return "tenant-signing-key:" + kid;
    }
}
