package dev.gatehouse.policy.testing;

import dev.gatehouse.policy.Headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Headers in a list. */
public final class HeaderList implements Headers {

    private record Line(String name, String value) {}

    private final List<Line> lines = new ArrayList<>();

    @Override
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    @Override
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    @Override
    public boolean contains(String name) {
        return !all(name).isEmpty();
    }

    @Override
    public void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    @Override
    public void add(String name, String value) {
        lines.add(new Line(name, value));
    }

    @Override
    public void remove(String name) {
        lines.removeIf(line -> line.name().equalsIgnoreCase(name));
    }

    @Override
    public void forEach(BiConsumer<String, String> each) {
        lines.forEach(line -> each.accept(line.name(), line.value()));
    }

    /** {@code Name: value} of each line, sorted. */
    public List<String> sorted() {
        return lines.stream()
                .map(line -> line.name() + ": " + line.value())
                .sorted()
                .toList();
    }
}
