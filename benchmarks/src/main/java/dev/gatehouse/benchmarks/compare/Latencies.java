package dev.gatehouse.benchmarks.compare;

import java.util.Arrays;

/** Many durations, and what part of them is no longer than which. */
final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;
    private boolean sorted;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
        sorted = false;
    }

    int count() {
        return count;
    }

    /** @param part between 0 and 1 */
    long at(double part) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        return nanos[Math.clamp((long) Math.ceil(count * part) - 1, 0, count - 1)];
    }
}
