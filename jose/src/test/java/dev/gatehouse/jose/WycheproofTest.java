package dev.gatehouse.jose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Project Wycheproof's JWS vectors, where they lie beside the project in {@code shared/data/wycheproof}. */
class WycheproofTest {

    @ParameterizedTest
    @ValueSource(strings = {"json_web_signature_test.json", "json_web_key_test.json", "json_web_crypto_test.json"})
    void everyVectorIsJudgedAsItsAuthorsSay(String name) throws IOException {
        var failures = new ArrayList<String>();
        int accepted = 0;
        for (var group : vectors(name).get("testGroups")) {
            for (var test : group.get("tests")) {
                if (!test.has("jws")) {
                    continue;
                }
                boolean good = accepts(group, test.get("jws").asText());
                accepted += good ? 1 : 0;
                if (good != expected(group, test)) {
                    failures.add(test.get("tcId") + " " + group.path("comment") + " " + test.get("comment"));
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(accepted).isPositive();
    }

    /**
     * Only RSA is taken here: good tokens of other kinds are refused. So are two of RFC 7520's examples, whose key is
     * written down as PS256 while its token is PS384.
     */
    private static boolean expected(JsonNode group, JsonNode test) {
        return "valid".equals(test.get("result").asText())
                && !"Figure20".equals(test.path("comment").asText())
                && keys(group).stream()
                        .anyMatch(key -> "RSA".equals(key.path("kty").asText()));
    }

    private static List<JsonNode> keys(JsonNode group) {
        var key = group.has("public") ? group.get("public") : group.get("private");
        var keys = new ArrayList<JsonNode>();
        if (key.has("keys")) {
            key.get("keys").forEach(keys::add);
        } else {
            keys.add(key);
        }
        return keys;
    }

    private static boolean accepts(JsonNode group, String jws) {
        try {
            var set = KeySet.parse("{\"keys\":" + keys(group) + "}");
            var parsed = CompactJws.parse(jws, UnverifiedToken.LONGEST);
            Optional<VerificationKey> key = parsed.header().keyId().isPresent()
                    ? set.key(parsed.header().keyId().get())
                    : Optional.of(set.keys().iterator().next());
            if (key.isEmpty()) {
                return false;
            }
            Set<SignatureAlgorithm> all = EnumSet.allOf(SignatureAlgorithm.class);
            parsed.verify(key.get(), all);
            return true;
        } catch (TokenRefused | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode vectors(String name) throws IOException {
        var file = find(name);
        assumeTrue(file.isPresent(), () -> "skipped: no shared/data/wycheproof/" + name + " beside the project");
        return new ObjectMapper().readTree(file.get().toFile());
    }

    private static Optional<Path> find(String name) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve("shared/data/wycheproof").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    @Test
    void aSoundKeyIsNotTakenForAWeakOne() throws Exception {
        assertThat(RocaFingerprint.marks(
                        new Issuer("k", 2048).key.toRSAPublicKey().getModulus()))
                .isFalse();
    }
}
