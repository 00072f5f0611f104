package dev.gatehouse.management.provisioning;

import java.util.Set;

/**
 * The value of a product's app role: {@code Product.<displayName>.All}. Graph's rule for the characters and the length:
 * facts/entra-and-graph.md §7.3.
 */
final class RoleValue {
    private static final String BEFORE = "Product.";
    private static final String BEHIND = ".All";
    private static final int LONGEST = 120;
    private static final String MARKS = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";

    private RoleValue() {}

    /**
     * @param taken role values of the service's other products
     * @param uid makes a value of its own where neither name nor id does
     */
    static String of(String displayName, String productId, String uid, Set<String> taken) {
        for (var name : new String[] {displayName, productId}) {
            var allowed = allowed(name);
            if (!allowed.isEmpty() && !taken.contains(value(allowed))) {
                return value(allowed);
            }
        }
        return value(allowed(uid));
    }

    private static String value(String name) {
        var room = LONGEST - BEFORE.length() - BEHIND.length();
        return BEFORE + (name.length() > room ? name.substring(0, room) : name) + BEHIND;
    }

    private static String allowed(String name) {
        return name.chars()
                .filter(c ->
                        c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || MARKS.indexOf(c) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
