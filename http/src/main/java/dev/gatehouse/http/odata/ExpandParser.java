package dev.gatehouse.http.odata;

import java.util.ArrayList;
import java.util.List;

/** {@code owners,appRoles($select=id,value)}: navigation properties, each with the properties wanted of it. */
final class ExpandParser {
    private ExpandParser() {}

    static List<QueryOptions.Expand> parse(String value) {
        var items = new ArrayList<QueryOptions.Expand>();
        for (var item : outsideParentheses(value)) {
            var open = item.indexOf('(');
            var path = (open < 0 ? item : item.substring(0, open)).strip();
            items.add(new QueryOptions.Expand(
                    QueryOptions.paths("$expand", path).getFirst(),
                    open < 0 ? List.of() : selected(item.substring(open))));
        }
        return List.copyOf(items);
    }

    private static List<String> selected(String options) {
        var text = options.strip();
        if (!text.startsWith("($select=") || !text.endsWith(")")) {
            throw QueryOptions.invalid("$expand", "takes only ($select=…) after a property");
        }
        return QueryOptions.paths("$expand", text.substring("($select=".length(), text.length() - 1));
    }

    private static List<String> outsideParentheses(String value) {
        var items = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        items.add(value.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        if (depth != 0) {
            throw QueryOptions.invalid("$expand", "has a parenthesis without its partner");
        }
        items.add(value.substring(start));
        return items;
    }
}
