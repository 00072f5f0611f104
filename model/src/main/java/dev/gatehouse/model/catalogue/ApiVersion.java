package dev.gatehouse.model.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An api-version: a date, perhaps with {@code -preview}. They are ordered by date; a preview comes before the stable
 * version of its day.
 */
public record ApiVersion(LocalDate date, boolean preview) implements Comparable<ApiVersion> {
    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(-preview)?", Pattern.CASE_INSENSITIVE);
    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparing(ApiVersion::date).thenComparing(ApiVersion::preview, Comparator.reverseOrder());

    /** The version that the text says; empty if it says none. */
    public static Optional<ApiVersion> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApiVersion(LocalDate.parse(matcher.group(1)), matcher.group(2) != null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException if the text is no api-version */
    public static ApiVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an api-version: " + text));
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return date + (preview ? "-preview" : "");
    }
}
