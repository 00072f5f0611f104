package dev.gatehouse.benchmarks.compare;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WrkTest {
    private static final URI URL = URI.create("http://127.0.0.1:1/");
    private static final String GOOD = """
              Latency Distribution
                 50%    1.50ms
                 75%    2.00ms
                 99%  910.00us
              40000 requests in 2.00s, 9.04MB read
            Requests/sec:  20000.00
            """;

    @Test
    void whatItSaysIsRead() {
        var outcome = Wrk.parse(GOOD, URL);
        assertThat(outcome.requests()).isEqualTo(40_000);
        assertThat(outcome.perSecond()).isEqualTo(20_000);
        assertThat(outcome.median()).isEqualTo(Duration.ofNanos(1_500_000));
        assertThat(outcome.p99()).isEqualTo(Duration.ofNanos(910_000));
    }

    @Test
    void anythingBut200DoesNotCount() {
        assertThatThrownBy(() -> Wrk.parse(GOOD + "  Non-2xx or 3xx responses: 7\n", URL))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("7 answers of http://127.0.0.1:1/ were not 200");
        assertThatThrownBy(() -> Wrk.parse(GOOD + "  Socket errors: connect 0, read 3, write 0, timeout 0\n", URL))
                .isInstanceOf(BenchmarkException.class);
        assertThatThrownBy(() -> Wrk.parse("0 requests in 2.00s, 0B read", URL)).isInstanceOf(BenchmarkException.class);
    }
}
