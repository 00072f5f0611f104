package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.KeySet;
import dev.gatehouse.model.secret.SealKey;
import dev.gatehouse.tenant.directory.Certificates;
import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * The tenant's signing keys, private keys sealed. Of those whose time has come the newest signs; all are published and
 * verify, so that keys can roll over while nobody notices.
 */
public final class SigningKeys {
    private static final int BITS = 2048;

    private final List<SigningKey> keys;
    private final KeySet published;
    private final InstantSource clock;

    private SigningKeys(List<SigningKey> keys, InstantSource clock) {
        this.keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::signsFrom).reversed())
                .toList();
        this.published = KeySet.of(keys.stream().map(SigningKey::verification).toList());
        this.clock = clock;
    }

    /** Reads the keys; the first time, makes one. */
    public static SigningKeys open(TenantDatabase database, SealKey seal) {
        var keys = database.read(directory -> read(directory, seal));
        if (keys.isEmpty()) {
            // Made before the transaction: it takes a while.
            var first = generate(database.tenant().id(), database.clock().instant());
            keys = database.write(directory -> {
                var found = read(directory, seal);
                if (found.isEmpty()) {
                    keep(directory, seal, first);
                    found = List.of(first);
                }
                return found;
            });
        }
        return new SigningKeys(keys, database.clock());
    }

    SigningKey current() {
        var now = clock.instant();
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(keys.getLast());
    }

    List<SigningKey> all() {
        return keys;
    }

    /** For checking tokens of this tenant without a network. */
    public KeySet keySet() {
        return published;
    }

    private static SigningKey generate(String tenantId, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var certificate = SigningCertificate.of(pair, tenantId, now);
            return new SigningKey(Certificates.thumbprint(certificate, "SHA-1"), pair.getPrivate(), certificate, now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    private static void keep(Directory directory, SealKey seal, SigningKey key) {
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

    private static List<SigningKey> read(Directory directory, SealKey seal) {
        return new ArrayList<>(directory
                .handle()
                .createQuery("SELECT * FROM signing_key")
                .map((row, context) -> {
                    var kid = row.getString("kid");
                    return new SigningKey(
                            kid,
                            privateKey(seal.open(row.getString("sealed_private_key"), context(kid))),
                            Certificates.read(row.getString("certificate")),
                            Instant.ofEpochMilli(row.getLong("signs_from")));
                })
                .list());
    }

    private static java.security.PrivateKey privateKey(String pkcs8) {
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
