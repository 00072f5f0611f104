package dev.gatehouse.model.catalogue;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the last part of an id may be.
 *
 * @param min fewest characters
 * @param max most characters
 */
public record NameRule(int min, int max, Pattern pattern) {
    private static final Pattern ANY = Pattern.compile("[^/\\p{Cntrl}]+");
    private static final Pattern REVISION = Pattern.compile(
            "[^*#&+:<>?;=/\\p{Cntrl}]+(;rev=[^*#&+:<>?;=/\\p{Cntrl}]{1,100})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_REVISION = Pattern.compile("[^*#&+:<>?;/\\p{Cntrl}]+");
    private static final Pattern PLAIN = Pattern.compile("[^*#&+:<>?/\\p{Cntrl}]+");

    /** Any characters but a slash and control characters. */
    public static NameRule upTo(int max) {
        return new NameRule(1, max, ANY);
    }

    /** Without {@code * # & + : < > ?} either. */
    public static NameRule plainUpTo(int max) {
        return new NameRule(1, max, PLAIN);
    }

    /** As {@link #plainUpTo}, without a semicolon: names that a revision's could follow. */
    public static NameRule withoutRevisionUpTo(int max) {
        return new NameRule(1, max, BEFORE_REVISION);
    }

    /** As {@link #plainUpTo}, and perhaps {@code ;rev=} with the number of a revision at its end. */
    public static NameRule revisionable(int max) {
        return new NameRule(1, max, REVISION);
    }

    /** A GUID. */
    public static NameRule guid() {
        return new NameRule(36, 36, Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
    }

    /** That one word alone. */
    public static NameRule always(String name) {
        return new NameRule(
                name.length(), name.length(), Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE));
    }

    /** One of these words, in any case. */
    public static NameRule oneOf(String... words) {
        var lengths = Stream.of(words).mapToInt(String::length).summaryStatistics();
        return new NameRule(
                lengths.getMin(),
                lengths.getMax(),
                Pattern.compile(
                        Stream.of(words).map(Pattern::quote).collect(Collectors.joining("|")),
                        Pattern.CASE_INSENSITIVE));
    }

    /** An e-mail address. */
    public static NameRule email() {
        return new NameRule(3, 254, Pattern.compile("[^@\\s/\\p{Cntrl}]+@[^@\\s/\\p{Cntrl}]+"));
    }

    public boolean allows(String name) {
        return name.length() >= min
                && name.length() <= max
                && pattern.matcher(name).matches();
    }

    /** What names may be, as a person would say it. */
    public String inWords() {
        return (min == max ? "exactly " + max : min + " to " + max) + " characters matching " + pattern.pattern();
    }
}
