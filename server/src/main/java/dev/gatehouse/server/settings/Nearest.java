package dev.gatehouse.server.settings;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody most likely meant: the known name that takes the fewest changes of a character. */
public final class Nearest {
    private Nearest() {}

    /** @param known at least one name */
    public static String to(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String one) -> distance(name, one))
                        .thenComparing(one -> one))
                .orElseThrow();
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
