package dev.gatehouse.management.types.people;

import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.TestServer;
import dev.gatehouse.model.catalogue.PortalTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever signs in is found by their account, however often the user is written, and only while joined to it. */
class JoinedAccountsTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String put(String name, String identities) {
        var body = """
                {"properties":{"email":"%s@x.example","firstName":"A","lastName":"B","identities":%s}}""".formatted(name, identities);
        return server.as(TestServer.OWNER, "PUT", "/users/" + name, body).body();
    }

    private Optional<String> user(String provider, String id) {
        return server.resources()
                .read(view -> JoinedAccounts.user(view, TestServer.SERVICE, provider, id))
                .map(found -> found.id().name());
    }

    private static String identity(String provider, String id) {
        return "{\"provider\":\"%s\",\"id\":\"%s\"}".formatted(provider, id);
    }

    @Test
    void userWhenJoinedToSeveralAccountsThenEachFindsThem() {
        put("ada", "[" + identity("Aad", "Oid-1") + "," + identity("Corporate", "sub|1") + "]");
        put("eve", "[" + identity("Corporate", "Oid-1") + "]");

        assertThat(user("aad", "oid-1")).contains("ada");
        assertThat(user("corporate", "SUB|1")).contains("ada");
        assertThat(user("Corporate", "oid-1")).contains("eve");
        assertThat(user("Aad", "sub|1")).isEmpty();
        assertThat(user("Aad", "")).isEmpty();
    }

    @Test
    void userWhenIdentitiesChangeThenTheOldOnesFindNobodyAndMayBeAnothers() {
        put("ada", "[" + identity("Aad", "one") + "," + identity("Aad", "two") + "]");
        put("ada", "[" + identity("Aad", "two") + "," + identity("Aad", "three") + "]");
        put("eve", "[" + identity("Aad", "one") + "]");

        assertThat(user("Aad", "one")).contains("eve");
        assertThat(user("Aad", "two")).contains("ada");
        assertThat(user("Aad", "three")).contains("ada");
    }

    @Test
    void userWhenTheAccountIsAnothersThenItIsRefusedAndStaysWhoseItWas() {
        put("ada", "[" + identity("Aad", "one") + "]");

        assertThat(put("eve", "[" + identity("AAD", "ONE") + "]")).contains("nobody else's: user ada");
        assertThat(user("Aad", "one")).contains("ada");
    }

    @Test
    void userWhenDeletedThenNothingOfItIsKept() {
        put("ada", "[" + identity("Aad", "one") + "]");
        server.as(TestServer.OWNER, "DELETE", "/users/ada", "");

        assertThat(user("Aad", "one")).isEmpty();
        List<Resource> left = server.resources()
                .read(view -> view.having(
                        ResourceId.of(TestServer.SERVICE), PortalTypes.JOINED_ACCOUNTS, "userId", "/users/ada"));
        assertThat(left).isEmpty();
        put("eve", "[" + identity("Aad", "one") + "]");
        assertThat(user("Aad", "one")).contains("eve");
    }
}
