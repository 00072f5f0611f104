package dev.gatehouse.jose;

import dev.gatehouse.jose.TokenRefused.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class TimeCheckTest {
    private static final TimeCheck CHECK =
            new TimeCheck(InstantSource.fixed(Instant.ofEpochSecond(1000)), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"exp":1001}                | ok
                    {"exp":1001.5}              | ok
                    {"exp":971}                 | ok
                    {"exp":970}                 | EXPIRED
                    {"exp":970.0}               | EXPIRED
                    {"exp":0}                   | EXPIRED
                    {"exp":1001,"nbf":1030}     | ok
                    {"exp":1001,"nbf":1031}     | NOT_YET_VALID
                    {}                          | CLAIM
                    {"exp":"1001"}              | CLAIM
                    {"exp":null}                | CLAIM
                    {"exp":-1}                  | CLAIM
                    {"exp":1e300}               | CLAIM
                    {"exp":99999999999999999999}| CLAIM
                    {"exp":1001,"nbf":"1"}      | CLAIM
                    """)
    void tokensAreInTimeOrRefused(String claims, String expected) {
        assertThat(refusal(claims)).isEqualTo("ok".equals(expected) ? null : Reason.valueOf(expected));
    }

    private static Reason refusal(String claims) {
        try {
            CHECK.check(new Claims(StrictJson.object(claims)));
            return null;
        } catch (TokenRefused e) {
            return Optional.of(e.reason()).get();
        }
    }
}
