package dev.gatehouse.model.secret;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretsTest {
    private final SealKey seal = new SealKey(filled(32, 1));
    private final KeyedHash hash = new KeyedHash(filled(32, 2));

    @Test
    void sealedValueOpensOnlyInItsContext() {
        var sealed = seal.seal("päss", "namedValue:1");

        assertThat(sealed).doesNotContain("päss");
        assertThat(seal.open(sealed, "namedValue:1")).isEqualTo("päss");
        assertThatIllegalArgumentException().isThrownBy(() -> seal.open(sealed, "namedValue:2"));
    }

    @Test
    void sealingTwiceGivesDifferentTexts() {
        assertThat(seal.seal("x", "c")).isNotEqualTo(seal.seal("x", "c"));
    }

    @Test
    void changedOrForeignSealedValueDoesNotOpen() {
        var sealed = seal.seal("value", "c");
        var changed = (sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1);

        assertThatIllegalArgumentException().isThrownBy(() -> seal.open(changed, "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> seal.open("AAAA", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealKey(filled(32, 9)).open(sealed, "c"));
    }

    @Test
    void hashMatchesItsSecretAloneAndDependsOnTheKey() {
        var of = hash.of("key-1");

        assertThat(of).hasSize(43);
        assertThat(hash.matches("key-1", of)).isTrue();
        assertThat(hash.matches("key-2", of)).isFalse();
        assertThat(new KeyedHash(filled(32, 3)).matches("key-1", of)).isFalse();
    }

    @Test
    void shortKeysAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealKey(filled(16, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedHash(filled(31, 1)));
    }

    private static byte[] filled(int length, int with) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
