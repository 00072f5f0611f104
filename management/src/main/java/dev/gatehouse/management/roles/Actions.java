package dev.gatehouse.management.roles;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a role allows, in Azure's words: actions such as {@code Microsoft.ApiManagement/service/products/read}, in which a
 * star stands for anything. What is denied isn't allowed by this role; another may allow it.
 *
 * @param allowed Azure's {@code actions}
 * @param denied Azure's {@code notActions}
 */
record Actions(List<String> allowed, List<String> denied, Pattern allows, Pattern denies) {

    static Actions of(List<String> allowed, List<String> denied) {
        return new Actions(List.copyOf(allowed), List.copyOf(denied), pattern(allowed), pattern(denied));
    }

    boolean allow(String action) {
        return allows.matcher(action).matches() && !denies.matcher(action).matches();
    }

    /** Case doesn't count; no words at all are no action. */
    private static Pattern pattern(List<String> words) {
        var any = words.stream()
                .map(word -> Pattern.quote(word).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|"));
        return Pattern.compile(any.isEmpty() ? "(?!)" : any, Pattern.CASE_INSENSITIVE);
    }
}
