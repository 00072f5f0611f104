package dev.gatehouse.policy.jsontoxml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as .NET writes them once it has read them: fractions of a second without zeros at their end. */
final class IsoDates {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})\\.(\\d{1,7})(Z|[+-]\\d{2}:\\d{2})?");

    private IsoDates() {}

    /** The date as it is written anew; any other text as it is. */
    static String canonical(String text) {
        if (text.length() < 21 || text.length() > 33) {
            return text;
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return text;
        }
        String fraction = date.group(2).replaceAll("0+$", "");
        String zone = date.group(3) == null ? "" : date.group(3);
        return date.group(1) + (fraction.isEmpty() ? "" : "." + fraction) + zone;
    }
}
