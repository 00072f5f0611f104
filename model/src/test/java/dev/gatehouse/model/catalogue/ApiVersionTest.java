package dev.gatehouse.model.catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiVersionTest {

    @Test
    void versionsAreOrderedByDateAndAPreviewComesBeforeItsStableVersion() {
        assertThat(Stream.of("2024-10-01", "2024-10-01-preview", "2020-12-01", "2025-09-01-PREVIEW")
                        .map(ApiVersion::of)
                        .sorted()
                        .map(ApiVersion::toString))
                .containsExactly("2020-12-01", "2024-10-01-preview", "2024-10-01", "2025-09-01-preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "2024-1-1", "2024-13-01", "2023-02-29", "2024-10-01-beta", " 2024-10-01"})
    void anythingElseIsNone(String text) {
        assertThat(ApiVersion.parse(text)).isEmpty();
        assertThatThrownBy(() -> ApiVersion.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
