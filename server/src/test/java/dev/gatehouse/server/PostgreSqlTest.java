package dev.gatehouse.server;

import dev.gatehouse.database.DatabaseSettings;
import dev.gatehouse.database.PostgreSqlServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The main job with everything kept in PostgreSQL; skipped, saying so, where that isn't installed. */
class PostgreSqlTest {

    @TempDir
    Path folder;

    @Test
    void mainJobRunsOnPostgreSqlAndIsFoundAgain() throws Exception {
        var environment = new HashMap<String, String>();
        var store = kept(environment, "STORE");
        kept(environment, "TENANT");
        var data = folder.resolve("data");

        var first = walkThrough(data, environment);
        var secret = Files.readString(data.resolve("demo-secret"));
        var second = walkThrough(data, environment);

        assertThat(first.output()).contains("GET 200");
        assertThat(second.output()).contains("GET 200");
        assertThat(Files.readString(data.resolve("demo-secret"))).isEqualTo(secret);
        assertThat(data.resolve("store.db")).doesNotExist();
        assertThat(data.resolve("tenant.db")).doesNotExist();
        assertThat(first.output() + second.output()).doesNotContain(store.password(), secret);
    }

    private static DatabaseSettings.PostgreSql kept(Map<String, String> environment, String what) {
        var database = (DatabaseSettings.PostgreSql) PostgreSqlServer.freshDatabase();
        environment.put("GATEHOUSE_" + what + "_DATABASE_URL", database.url());
        environment.put("GATEHOUSE_" + what + "_DATABASE_USER", database.user());
        environment.put("GATEHOUSE_" + what + "_DATABASE_PASSWORD", database.password());
        return database;
    }

    private static ServerProcess.Ended walkThrough(Path data, Map<String, String> environment) {
        var ended = ServerProcess.ended(
                data,
                environment,
                "run",
                "--demo",
                "--stop-when-done",
                "--gateway-port=0",
                "--gateway-https-port=0",
                "--control-port=0",
                "--operations-port=0");
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended;
    }
}
