package dev.gatehouse.model.brand;

import java.util.Locale;
import java.util.Optional;

/**
 * A brand's colour, {@code #rrggbb}. White text stands on it and text in it stands on white, in the light theme and in the
 * dark one, so its contrast with white must reach what WCAG 2.2 asks of text (1.4.3).
 */
public record BrandColor(int red, int green, int blue) {
    /** WCAG's least contrast of text. */
    public static final double LEAST = 4.5;

    /** @return empty if it isn't six hexadecimal digits after {@code #} */
    public static Optional<BrandColor> of(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            return Optional.empty();
        }
        var value = Integer.parseInt(text.substring(1), 16);
        return Optional.of(new BrandColor(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    /** What is wrong with a brand's colour and what would do instead; empty if nothing is. */
    public static Optional<String> problem(String text) {
        return of(text).map(color -> color.contrastWithWhite() >= LEAST
                        ? Optional.<String>empty()
                        : Optional.of(
                                "has a contrast of %s:1 with white, and text needs at least 4.5:1: take a darker one such as %s"
                                        .formatted(shown(color.contrastWithWhite()), color.darkened())))
                .orElseGet(() -> Optional.of("is not a colour such as #0f6cbd"));
    }

    /** From 1 (white itself) to 21 (black). */
    public double contrastWithWhite() {
        return 1.05 / (luminance() + 0.05);
    }

    /** The nearest darker tone of it that is dark enough. */
    public BrandColor darkened() {
        var color = this;
        for (int percent = 99; color.contrastWithWhite() < LEAST; percent--) {
            color = new BrandColor(red * percent / 100, green * percent / 100, blue * percent / 100);
        }
        return color;
    }

    /** Relative luminance (WCAG 2.2). */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Rounded down, so that what isn't enough doesn't look it. */
    private static String shown(double contrast) {
        return String.format(Locale.ROOT, "%.1f", Math.floor(contrast * 10) / 10);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
