package dev.gatehouse.tenant.signin;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.directory.AuditRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class SignInLogTest {

    @Test
    void nothingWaitsOnceTheTenantHasSettled(@TempDir Path folder) {
        try (var tenant = new TenantUnderTest(folder)) {
            var client = tenant.client("caller");
            for (int i = 0; i < 50; i++) {
                tenant.graphToken(client);
            }

            tenant.tenant.settle();

            var written = tenant.write(directory -> directory
                    .audit(AuditRecords.Kind.SIGN_INS)
                    .page(Instant.EPOCH, "", 100)
                    .items());
            assertThat(written)
                    .hasSize(50)
                    .allMatch(entry -> entry.path("appId").asText().equals(client.clientId()));
        }
    }
}
