package dev.gatehouse.benchmarks.compare;

import dev.gatehouse.benchmarks.compare.Figures.Figure;
import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class RatiosTest {

    @Test
    void gatehousesMediansAreDividedByTheOthers() {
        var figures = new Figures();
        for (double value : new double[] {30, 10, 20}) {
            figures.add("gatehouse", Figure.CPU_FULL, value);
            figures.add("nginx", Figure.CPU_FULL, value * 2);
        }
        figures.add("gatehouse-new-tokens", Figure.CPU_FULL, 40);
        figures.add("haproxy-jwt", Figure.CPU_FULL, 80);
        figures.add("keycloak", Figure.TOKEN_CPU, 4_000);
        figures.add("gatehouse", Figure.TOKEN_CPU, 400);
        assertThat(Ratios.lines(figures))
                .containsExactly(
                        "ratio cpu-per-request/nginx 0.500",
                        "ratio cpu-per-request/haproxy-jwt 0.250",
                        "ratio token-cpu/keycloak 0.100",
                        "ratio cpu-per-request-gatehouse-new-tokens/gatehouse 2.000",
                        "ratio cpu-per-request-gatehouse-new-tokens/haproxy-jwt 0.500");
    }

    @Test
    void aRatioOfWhatWasNotMeasuredIsLeftOut() {
        var figures = new Figures();
        figures.add("nginx", Figure.CPU_FULL, 10);
        assertThat(Ratios.lines(figures)).isEmpty();
    }

    @Test
    void percentilesAreOfWhatWasTaken() {
        var latencies = new Latencies();
        assertThat(latencies.at(0.5)).isZero();
        LongStream.rangeClosed(1, 100_000).forEach(latencies::add);
        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.at(0.5)).isEqualTo(50_000);
        assertThat(latencies.at(0.99)).isEqualTo(99_000);
        assertThat(latencies.at(1)).isEqualTo(100_000);
    }

    @Test
    void theTableShowsMediansAndHowFarTheRoundsLayApart() {
        var figures = new Figures();
        figures.add("nginx", Figure.CPU_FULL, 10);
        figures.add("nginx", Figure.CPU_FULL, 12);
        figures.add("nginx", Figure.CPU_FULL, 14);
        assertThat(Report.table(figures)).contains("| nginx | 12.0 (10.0–14.0) |");
        assertThat(Picture.bars(figures, Figure.CPU_FULL, "CPU"))
                .contains(">nginx<")
                .contains(">12.0<");
    }
}
