package dev.gatehouse.policy.text;

import java.time.Duration;

/** Durations as the gateway's answers write them. */
public final class Durations {

    private Durations() {}

    /** Whole seconds, rounded up. */
    public static long secondsUp(Duration duration) {
        return duration.getNano() > 0 ? duration.getSeconds() + 1 : duration.getSeconds();
    }

    /** {@code [d.]hh:mm:ss}, as .NET writes it; rounded up to a second. */
    public static String dotNet(Duration duration) {
        long seconds = secondsUp(duration);
        long days = seconds / 86_400;
        String time = String.format("%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        return days == 0 ? time : days + "." + time;
    }
}
