package dev.gatehouse.server.logs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class LineBytesTest {
    private final LineBytes line = new LineBytes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05.006Z",
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.999999999Z",
                "1969-12-31T23:59:59.001Z",
                "+12026-01-02T03:04:05.060Z"
            })
    void beginWhenALineOfTheLogBeginsThenItBeginsAsEveryOther(String time) {
        var at = Instant.parse(time);
        for (var level : new String[] {"CALL", "ERROR"}) {
            assertThat(written(line.begin(at, level).text("said").end()))
                    .isEqualTo(new String(LogLine.text(at, level, "said"), StandardCharsets.UTF_8));
        }
    }

    @Test
    void textWhenItHoldsWhatTerminalsActOnThenItIsEscapedAsInEveryLine() {
        var at = Instant.parse("2026-01-02T03:04:05.006Z");
        for (var text :
                new String[] {"a\r\nb", "\u001b[31m", "\u202eevil", "Müller \u2603", "x\u007fy", "\ud83d\ude00"}) {
            assertThat(written(line.begin(at, "CALL")
                            .text("before ")
                            .text(text)
                            .text(" behind")
                            .end()))
                    .isEqualTo(
                            new String(LogLine.text(at, "CALL", "before " + text + " behind"), StandardCharsets.UTF_8));
        }
    }

    @Test
    void lineWhenItGrowsThenNothingIsLost() {
        var random = new Random(7);
        for (int turn = 0; turn < 200; turn++) {
            var id = new UUID(random.nextLong(), random.nextLong());
            long number = random.nextLong() >>> random.nextInt(1, 64);
            var text = "é".repeat(random.nextInt(50)) + "x".repeat(random.nextInt(3000));
            assertThat(written(line.begin(Instant.EPOCH, "CALL")
                            .id(id)
                            .number(number)
                            .text(text)
                            .end()))
                    .isEqualTo("1970-01-01T00:00:00.000Z CALL  " + id + number + text + "\n");
        }
        for (long number : new long[] {0, 9, 10, 99, 100, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertThat(written(line.begin(Instant.EPOCH, "CALL").number(number).end()))
                    .endsWith(" " + number + "\n");
        }
    }

    private static String written(LineBytes line) {
        return new String(line.array(), 0, line.length(), StandardCharsets.UTF_8);
    }
}
