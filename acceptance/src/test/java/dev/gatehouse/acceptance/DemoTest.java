package dev.gatehouse.acceptance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./gatehouse run --demo}: what it prints can be repeated, and it can be repeated on what it left. */
class DemoTest {
    private static final String DEMO = "/clientApplications/demo";

    @TempDir
    Path folder;

    /** One folder through a life: each start finds what the one before left, and what was done to it since. */
    @Test
    void walkThroughMayBeRepeatedWhateverWasDoneInBetween() throws Exception {
        String first;
        try (var demo = Demo.start(folder)) {
            assertThat(demo.output())
                    .contains("→ POST 200 <Document>", "→ GET 200", "the secret went to", demo.address("tokenUrl"));
            first = demo.secret();
            assertThat(first).isNotBlank().doesNotContain("\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(demo.secretFile())))
                    .isEqualTo("rw-------");
            assertThat(demo.heldBy()).as("the process that the caller got").isEqualTo(demo.pid());

            var repeated = demo.paste(folder);
            assertThat(repeated.code()).as(repeated.output()).isZero();
            assertThat(repeated.output())
                    .contains(
                            "APIMProductApplicationStarter",
                            "Product.Starter.All",
                            "\"state\":\"active\"",
                            "<vehicleType>train</vehicleType>")
                    .endsWith(" 200\n 200\n")
                    .doesNotContain("\"error\"", "curl: ", "command not found");
            assertThat(demo.secret()).as("a new one, beside the first").isNotEqualTo(first);
            demo.printsNo(first, demo.secret());
            first = demo.secret();
            assertThat(demo.stop()).isZero();
            // Counted after the stop, which writes out what the log still has to say.
            assertThat(demo.calls()).as("two of the walk-through, two pasted").isEqualTo(4);
        }

        try (var demo = Demo.start(folder)) {
            assertThat(demo.output()).contains("still works", "→ POST 200");
            assertThat(demo.secret()).isEqualTo(first);
            demo.printsNo(first);
            var estate = demo.estate();
            for (var secret :
                    estate.arm("GET", DEMO + "/credentials", "").json().path("value")) {
                var path = DEMO + "/credentials/" + secret.path("keyId").asText();
                assertThat(estate.arm("DELETE", path, "").status()).isEqualTo(200);
            }
        }

        try (var demo = Demo.start(folder)) {
            assertThat(demo.output()).contains("the secret went to", "→ POST 200");
            assertThat(demo.secret()).isNotEqualTo(first);
            assertThat(demo.estate().arm("DELETE", DEMO, "", "If-Match", "*").status())
                    .isEqualTo(200);
        }

        try (var demo = Demo.start(folder)) {
            assertThat(demo.output()).contains("the secret went to", "→ POST 200");
            first = demo.secret();
            var withdrawn = demo.estate()
                    .arm(
                            "PATCH",
                            "/products/starter",
                            "{\"properties\":{\"authenticationType\":[\"subscription-key\"]}}",
                            "If-Match",
                            "*");
            assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        }

        try (var demo = Demo.start(folder)) {
            assertThat(demo.output()).contains("still works", "→ POST 200");
            assertThat(demo.secret()).isEqualTo(first);
            useUpAllSecrets(demo.estate());
            Files.delete(demo.secretFile());
            noCallsAreLeft(demo.estate());
        }

        try (var demo = Demo.start(folder)) {
            assertThat(demo.output())
                    .contains("the secret went to", "→ POST 403, Starter's own limit is reached", "Done.");
            demo.printsNo(demo.secret());
        }
    }

    @Test
    void walkThroughThatFailsEndsWithOneLineThatSaysWhy() throws IOException {
        var data = folder.resolve("data");
        try (var gatehouse = Gatehouse.start(data)) {
            var patched = new Estate(gatehouse).arm("PATCH", "", "{\"identity\":{\"type\":\"None\"}}");
            assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        }

        var ended = new Verbs(data)
                .run(
                        "run",
                        "--demo",
                        "--gateway-port=0",
                        "--gateway-https-port=0",
                        "--control-port=0",
                        "--operations-port=0");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("gatehouse: The walk-through failed at step 2: ", "identity", "Application Administrator")
                .doesNotContain("\tat ")
                .hasLineCount(1);
    }

    /** Takes secrets, and a token with each, until the application can have no other. */
    private static void useUpAllSecrets(Estate estate) {
        var client = estate.arm("GET", DEMO, "").json().at("/properties/entraApplicationId");
        var audience = estate.arm("GET", "/products/starter", "").json().at("/properties/application/entra/audience");
        var product = new Estate.Product("starter", "", audience.asText());
        Wire.Answer revealed;
        while ((revealed = estate.arm("POST", DEMO + "/listSecrets", "")).status() == 200) {
            var secret = revealed.json().at("/entra/clientSecret").asText();
            assertThat(estate.token(new Estate.Application("demo", client.asText(), secret), product))
                    .isNotBlank();
        }
        assertThat(estate.arm("GET", DEMO + "/credentials", "").json().path("value"))
                .hasSize(10);
    }

    private static void noCallsAreLeft(Estate estate) {
        var policy = estate.arm("PUT", "/products/starter/policies/policy", """
                {"properties":{"format":"rawxml","value":"<policies><inbound><base />\
                <quota calls=\\"1\\" renewal-period=\\"604800\\" /></inbound><backend><base /></backend>\
                <outbound><base /></outbound><on-error><base /></on-error></policies>"}}""", "If-Match", "*");
        assertThat(policy.status()).as(policy.body()).isIn(200, 201);
    }

    /** A process that walks through and runs on. */
    private record Demo(Gatehouse gatehouse, String output) implements AutoCloseable {
        static Demo start(Path folder) {
            var data = folder.resolve("data");
            var before = logLength(folder);
            var gatehouse = Gatehouse.start(data, "--demo");
            try {
                return new Demo(gatehouse, gatehouse.awaitLog("\nDone. ", before));
            } catch (RuntimeException | Error e) {
                gatehouse.close();
                throw e;
            }
        }

        private static int logLength(Path folder) {
            try {
                var log = folder.resolve("data.log");
                return Files.exists(log) ? Files.readString(log).length() : 0;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        Estate estate() {
            return new Estate(gatehouse);
        }

        String address(String name) {
            return gatehouse.get(name);
        }

        Path secretFile() {
            return gatehouse.data().resolve("demo-secret");
        }

        String secret() throws IOException {
            return Files.readString(secretFile());
        }

        long pid() {
            return gatehouse.pid();
        }

        long heldBy() throws IOException {
            return Long.parseLong(
                    Files.readString(gatehouse.data().resolve("lock")).strip());
        }

        /** How many calls came to the gateway; all of them once it was stopped. */
        long calls() {
            return gatehouse
                    .log()
                    .lines()
                    .filter(line -> line.contains(" CALL "))
                    .count();
        }

        void printsNo(String... secrets) {
            assertThat(gatehouse.log())
                    .doesNotContain(secrets)
                    .doesNotContain(gatehouse.get("automation/clientSecret"), gatehouse.get("administrator/password"))
                    .doesNotContain("eyJ");
        }

        /** Pastes what was printed into a shell, line by line as a terminal does. */
        Pasted paste(Path folder) throws IOException, InterruptedException {
            var lines =
                    output.lines().filter(line -> line.startsWith("     ")).collect(Collectors.joining("\n", "", "\n"));
            var shell = new ProcessBuilder(List.of("bash", "--noprofile", "--norc"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (var in = shell.getOutputStream()) {
                in.write(lines.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Pasted(shell.exitValue(), said);
        }

        int stop() {
            return gatehouse.stop();
        }

        @Override
        public void close() {
            gatehouse.close();
        }
    }

    private record Pasted(int code, String output) {}
}
