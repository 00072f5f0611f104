package dev.gatehouse.tenant.token;

import dev.gatehouse.jose.KeySet;
import dev.gatehouse.jose.SignatureAlgorithm;
import dev.gatehouse.jose.TokenVerifier;
import dev.gatehouse.jose.UnverifiedToken;
import dev.gatehouse.tenant.TenantBootstrap;
import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.GraphPermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing keys that roll over: by schedule, on demand, in several processes, and for whom. */
class KeyRollOverTest {
    @TempDir
    Path folder;

    private TenantUnderTest tenant;
    private TenantBootstrap.Client client;

    @BeforeEach
    void open() {
        tenant = new TenantUnderTest(folder);
        client = tenant.client("client");
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    private String keyOfANewToken() {
        return key(tenant.graphToken(client));
    }

    private static String key(String token) {
        return TenantUnderTest.header(token).path("kid").asText();
    }

    private List<String> published() {
        return published(tenant);
    }

    private static List<String> published(TenantUnderTest tenant) {
        var keys = tenant.get("/common/discovery/v2.0/keys").json().path("keys");
        return StreamSupport.stream(keys.spliterator(), false)
                .map(key -> key.path("kid").asText())
                .toList();
    }

    private void pass(Duration time) {
        tenant.now = tenant.now.plus(time);
        tenant.tenant.signingKeys().maintain();
    }

    @Test
    void byScheduleTheNextKeyIsPublishedHalfADayBeforeItSigns() {
        var first = keyOfANewToken();
        pass(KeyLife.USUAL.signs().minus(KeyLife.PUBLISHED_AHEAD).minusSeconds(1));
        assertThat(published()).containsExactly(first);

        pass(Duration.ofSeconds(1));
        assertThat(published()).hasSize(2).contains(first);
        assertThat(keyOfANewToken()).isEqualTo(first);

        pass(KeyLife.PUBLISHED_AHEAD.minusSeconds(1));
        assertThat(keyOfANewToken()).isEqualTo(first);

        pass(Duration.ofSeconds(1));
        assertThat(published()).hasSize(2).contains(first, keyOfANewToken());
        assertThat(keyOfANewToken()).isNotEqualTo(first);
    }

    @Test
    void oldKeyStaysUntilTheLastTokenThatItSignedHasExpired() {
        var first = keyOfANewToken();
        var identity = tenant.tenant.managedIdentities().create("/subscriptions/s/x", "service");
        assertThat(identity.principalId()).isNotEmpty();
        tenant.tenant.signingKeys().rotate();
        pass(KeyLife.ON_DEMAND_AHEAD.minusSeconds(1));
        var last = tenant.graphToken(client);
        assertThat(key(last)).isEqualTo(first);

        pass(TokenIssuer.LONGEST_LIFETIME);
        assertThat(published()).contains(first);
        TokenVerifier.verify(
                UnverifiedToken.parse(last),
                KeySet.parse(tenant.get("/common/discovery/v2.0/keys").body()),
                SignatureAlgorithm.FOR_ACCESS_TOKENS);

        pass(Duration.ofHours(1).plusSeconds(2));
        assertThat(published()).doesNotContain(first).containsExactly(keyOfANewToken());
    }

    @Test
    void onDemandTheNextKeyIsPublishedAtOnceAndSignsAMinuteLater() {
        var first = keyOfANewToken();
        var administrator =
                tenant.graphToken(tenant.client("administrator", GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY));

        var rotated = tenant.send("POST", "/tenant/signingKeys/rotate", "", "Authorization", "Bearer " + administrator);

        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        var next = rotated.json().path("keyId").asText();
        assertThat(rotated.json().path("signsFrom").asText())
                .isEqualTo(tenant.now.plusSeconds(60).toString());
        assertThat(published()).containsExactly(next, first);
        assertThat(keyOfANewToken()).isEqualTo(first);
        // Asked again, it is the same key: nobody can heap keys up.
        assertThat(tenant.send("POST", "/tenant/signingKeys/rotate", "", "Authorization", "Bearer " + administrator)
                        .json()
                        .path("keyId")
                        .asText())
                .isEqualTo(next);

        pass(Duration.ofSeconds(60));
        assertThat(keyOfANewToken()).isEqualTo(next);
        var list = tenant.get("/tenant/signingKeys", "Authorization", "Bearer " + administrator);
        assertThat(list.json().at("/value/0/keyId").asText()).isEqualTo(next);
        assertThat(list.json().at("/value/0/current").asBoolean()).isTrue();
        assertThat(list.json().at("/value/1/current").asBoolean()).isFalse();
        assertThat(list.body()).doesNotContain("rivate");
    }

    @Test
    void whoRotatedAndWhatTheScheduleDidIsInTheAuditLog() {
        var caller = tenant.client(
                "administrator",
                GraphPermission.ROLE_MANAGEMENT_READ_WRITE_DIRECTORY,
                GraphPermission.AUDIT_LOG_READ_ALL);
        var authorization = new String[] {"Authorization", "Bearer " + tenant.graphToken(caller)};
        var key = tenant.send("POST", "/tenant/signingKeys/rotate", "", authorization)
                .json()
                .path("keyId")
                .asText();

        var entry = tenant.get("/v1.0/auditLogs/directoryAudits?$top=1", authorization)
                .json()
                .at("/value/0");
        assertThat(entry.path("activityDisplayName").asText()).isEqualTo("Add signing key");
        assertThat(entry.at("/initiatedBy/app/appId").asText()).isEqualTo(caller.clientId());
        assertThat(entry.path("targetResources").toString()).contains(key);
    }

    @Test
    void keyThatWaitsForItsScheduleIsMovedForwardOnDemand() {
        pass(KeyLife.USUAL.signs().minus(KeyLife.PUBLISHED_AHEAD));
        var waiting = published().getFirst();

        assertThat(tenant.tenant.signingKeys().rotate().id()).isEqualTo(waiting);
        pass(Duration.ofSeconds(60));
        assertThat(keyOfANewToken()).isEqualTo(waiting);
        assertThat(published()).hasSize(2);
    }

    @Test
    void nobodyButAdministratorsReachesTheKeys() {
        var token = tenant.graphToken(tenant.client(
                "developer",
                GraphPermission.APPLICATION_READ_WRITE_ALL,
                GraphPermission.APP_ROLE_ASSIGNMENT_READ_WRITE_ALL,
                GraphPermission.USER_READ_WRITE_ALL,
                GraphPermission.ROLE_MANAGEMENT_READ_DIRECTORY));
        for (var call : new String[][] {{"GET", "/tenant/signingKeys"}, {"POST", "/tenant/signingKeys/rotate"}}) {
            assertThat(tenant.send(call[0], call[1], "", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(403);
            assertThat(tenant.send(call[0], call[1], "").status()).isEqualTo(401);
        }
        assertThat(published()).hasSize(1);
    }

    @Test
    void processesOnOneDatabaseAgree() {
        try (var other = new TenantUnderTest(folder)) {
            var first = keyOfANewToken();
            var next = tenant.tenant.signingKeys().rotate().id();

            assertThat(published(other)).containsExactly(next, first);
            assertThat(key(other.graphToken(client))).isEqualTo(first);
            tenant.now = tenant.now.plusSeconds(60);
            other.now = tenant.now;
            assertThat(key(other.graphToken(client))).isEqualTo(next).isEqualTo(keyOfANewToken());

            // Both look at the same time after a long standstill: there is one new key, not two.
            tenant.now = tenant.now.plus(Duration.ofDays(400));
            other.now = tenant.now;
            tenant.tenant.signingKeys().maintain();
            other.tenant.signingKeys().maintain();
            assertThat(published(other)).hasSize(2).isEqualTo(published());
        }
    }

    @Test
    void privateKeysAreKeptSealed() {
        var next = tenant.tenant.signingKeys().rotate().id();
        assertThat(tenant.kept()).contains(next).doesNotContain("MIIEv", "PRIVATE KEY");
    }
}
