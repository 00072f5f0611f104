package dev.gatehouse.cli.files.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every function there is, by its name in any case. A new one is a line in its family. */
final class Functions {
    private static final Map<String, Function> ALL = Stream.of(
                    TextFunctions.all(),
                    CollectionFunctions.all(),
                    NumberFunctions.all(),
                    LogicFunctions.all(),
                    EncodingFunctions.all(),
                    DateFunctions.all(),
                    DeploymentFunctions.all(),
                    ResourceFunctions.all())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(
                    function -> function.name().toLowerCase(Locale.ROOT), java.util.function.Function.identity()));

    private Functions() {}

    static Optional<Function> named(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What may help who called one that isn't there. */
    static String hint(String name) {
        UnaryOperator<String> plain = text -> text.toLowerCase(Locale.ROOT);
        return ALL.values().stream()
                .map(Function::name)
                .filter(known -> plain.apply(known).startsWith(plain.apply(name))
                        || plain.apply(name).startsWith(plain.apply(known)))
                .sorted()
                .findFirst()
                .map(known -> "Is " + known + " meant?")
                .orElse("docs/files.md lists those there are.");
    }

    /** Their names, for the documentation's test. */
    static List<String> names() {
        return Stream.concat(ALL.values().stream().map(Function::name), Stream.of("if", "and", "or"))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }
}
