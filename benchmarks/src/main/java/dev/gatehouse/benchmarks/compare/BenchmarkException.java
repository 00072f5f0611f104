package dev.gatehouse.benchmarks.compare;

/** The comparison can't go on, or what it measured doesn't count. The message says what to do about it. */
final class BenchmarkException extends RuntimeException {
    BenchmarkException(String message) {
        super(message);
    }

    BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
