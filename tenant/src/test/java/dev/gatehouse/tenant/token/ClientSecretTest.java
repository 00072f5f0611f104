package dev.gatehouse.tenant.token;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

import static org.assertj.core.api.Assertions.assertThat;

class ClientSecretTest {

    @Test
    void secretsAreRecognizableAndEachIsNew() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            var value = ClientSecret.generate();
            assertThat(value).matches(ClientSecret.PATTERN).startsWith(ClientSecret.hint(value));
            assertThat(ClientSecret.isWellFormed(value)).isTrue();
            assertThat(seen.add(value)).isTrue();
        }
    }

    @Test
    void aMistypedSecretHasAWrongChecksum() {
        var value = ClientSecret.generate();
        var other = value.charAt(20) == 'a' ? 'b' : 'a';
        assertThat(ClientSecret.isWellFormed(value.substring(0, 20) + other + value.substring(21)))
                .isFalse();
        assertThat(ClientSecret.isWellFormed(value.substring(1))).isFalse();
        assertThat(ClientSecret.isWellFormed("")).isFalse();
    }
}
