package dev.gatehouse.tenant.signin;

import dev.gatehouse.tenant.directory.DirectoryRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordHashTest {

    @Test
    void passwordMatchesItsHashAndNoOther() {
        var hash = PasswordHash.of("Correct-Horse-1");
        assertThat(hash).startsWith("$argon2id$v=19$").doesNotContain("Correct");
        assertThat(PasswordHash.matches("Correct-Horse-1", hash)).isTrue();
        assertThat(PasswordHash.matches("Correct-Horse-2", hash)).isFalse();
        assertThat(PasswordHash.matches("", hash)).isFalse();
        assertThat(PasswordHash.of("Correct-Horse-1")).isNotEqualTo(hash);
    }

    @Test
    void hashMadeByAnotherImplementationCounts() {
        // From the tests of the reference implementation: Argon2id of "password" with "somesalt".
        var hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(PasswordHash.matches("password", hash)).isTrue();
        assertThat(PasswordHash.matches("Password", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "$argon2i$v=19$m=16,t=2,p=1$c29tZXNhbHQ$AAAA", "$2a$10$abcdefghijklmnopqrstuv"})
    void whatIsNoSuchHashMatchesNothing(String hash) {
        assertThat(PasswordHash.matches("password", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Short-1", "alllowercase", "lower-and-signs", "12345678"})
    void weakPasswordsAreRefusedWithoutBeingQuoted(String password) {
        assertThatThrownBy(() -> PasswordRules.check(password))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("complexity")
                .satisfies(e -> assertThat(password.isEmpty() || !e.getMessage().contains(password))
                        .isTrue());
    }
}
