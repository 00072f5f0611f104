package dev.gatehouse.tenant;

import dev.gatehouse.tenant.directory.DirectoryRefused;
import dev.gatehouse.tenant.directory.DirectoryRole;
import dev.gatehouse.tenant.directory.GraphPermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantBootstrapTest {
    @TempDir
    Path folder;

    private TenantUnderTest tenant;

    @BeforeEach
    void open() {
        tenant = new TenantUnderTest(folder);
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void clientMadeTwiceIsOneWithTwoSecretsAndMorePermissions() {
        var first = tenant.client("automation", GraphPermission.APPLICATION_READ_ALL);
        var second = tenant.client("automation", GraphPermission.APPLICATION_READ_ALL, GraphPermission.USER_READ_ALL);

        assertThat(second.clientId()).isEqualTo(first.clientId());
        assertThat(second.principalId()).isEqualTo(first.principalId());
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(TenantUnderTest.claims(tenant.graphToken(first))
                        .path("roles")
                        .toString())
                .isEqualTo("[\"Application.Read.All\",\"User.Read.All\"]");
        assertThat(tenant.tenant.bootstrap().isSecretValid(first.clientId(), second.secret()))
                .isTrue();
        tenant.now = tenant.now.plus(Duration.ofDays(365));
        assertThat(tenant.tenant.bootstrap().isSecretValid(first.clientId(), second.secret()))
                .isFalse();
    }

    @Test
    void userMadeTwiceIsOneWithTheNewPassword() {
        var bootstrap = tenant.tenant.bootstrap();
        var roles = Set.of(DirectoryRole.APPLICATION_ADMINISTRATOR, DirectoryRole.PRIVILEGED_ROLE_ADMINISTRATOR);
        var first = bootstrap.createUser("administrator", "Administrator", "Correct-Horse-1", roles);
        var second = bootstrap.createUser("administrator", "Administrator", "Correct-Horse-2", roles);
        assertThat(second).isEqualTo(first);
        assertThat(first.name()).isEqualTo("administrator@gatehouse.localhost");
        assertThat(bootstrap.user(first.name())).contains(first);
        assertThat(bootstrap.isPasswordValid(first.name(), "Correct-Horse-1")).isFalse();
        assertThat(bootstrap.isPasswordValid(first.name(), "Correct-Horse-2")).isTrue();
        assertThat(bootstrap.isPasswordValid("nobody@gatehouse.localhost", "Correct-Horse-2"))
                .isFalse();
    }

    @Test
    void roleOfNobodyIsRefused() {
        assertThatThrownBy(() -> tenant.tenant
                        .bootstrap()
                        .assignDirectoryRole(
                                "5cbf6a40-2b55-4c0f-8c0b-2a1f0b1d2c3e", DirectoryRole.APPLICATION_ADMINISTRATOR))
                .isInstanceOf(DirectoryRefused.class);
    }

    @Test
    void secretsAndPasswordsStandNowhereOnDisk() throws Exception {
        var client = tenant.client("automation");
        tenant.tenant.bootstrap().createUser("anna", "Anna", "Correct-Horse-1", Set.of());
        tenant.graphToken(client);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(client.secret(), client.secret().substring(10), "Correct-Horse-1");
            }
        }
        assertThat(client.toString()).doesNotContain(client.secret());
    }
}
