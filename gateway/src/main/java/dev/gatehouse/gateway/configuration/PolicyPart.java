package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.NamedValues;
import dev.gatehouse.policy.PolicyDocument;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.References;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy document with all that it refers to. Two that are equal read the same.
 *
 * @param named the values that it, its fragments and its backends call, by name
 * @param fragments those that it includes, by id
 * @param backends those that it and its fragments name, and the members of those, by id
 */
record PolicyPart(
        Entity.Policy document,
        Map<String, Optional<String>> named,
        Map<String, Entity.Fragment> fragments,
        Map<String, Entity.Backend> backends) {

    static PolicyPart of(Entity.Policy document, PolicyTexts texts) {
        var values = texts.namedValues(document);
        var named = new HashMap<String, Optional<String>>();
        var fragments = new HashMap<String, Entity.Fragment>();
        var backends = new HashMap<String, Entity.Backend>();
        var format = PolicyLanguage.format(document.raw());
        name(document.document(), values, named);
        PolicyLanguage.backends(document.document(), format, values).forEach(id -> add(id, document, texts, backends));
        for (var id : PolicyLanguage.fragments(document.document(), format, values)) {
            texts.fragment(document, id).ifPresent(fragment -> {
                fragments.put(id, fragment);
                name(fragment.document(), values, named);
                PolicyLanguage.backends(fragment.document(), PolicyLanguage.format(fragment.raw()), values)
                        .forEach(backend -> add(backend, document, texts, backends));
            });
        }
        backends.values().forEach(backend -> {
            backend.headers().values().forEach(all -> all.forEach(value -> name(value, values, named)));
            backend.query().values().forEach(all -> all.forEach(value -> name(value, values, named)));
        });
        return new PolicyPart(document, Map.copyOf(named), Map.copyOf(fragments), Map.copyOf(backends));
    }

    private static void add(
            String id, Entity.Policy document, PolicyTexts texts, Map<String, Entity.Backend> backends) {
        texts.backend(document, id).ifPresent(backend -> {
            backends.put(id, backend);
            backend.members()
                    .forEach(member -> texts.backend(member.id()).ifPresent(one -> backends.put(member.id(), one)));
        });
    }

    private static void name(String text, NamedValues values, Map<String, Optional<String>> into) {
        for (var name : PolicyLanguage.namedValues(text)) {
            into.put(name, values.value(name));
        }
    }

    PolicyDocument read() {
        NamedValues values = name -> named.getOrDefault(name, Optional.empty());
        return PolicyLanguage.read(document, values, new References() {
            @Override
            public Optional<Fragment> fragment(String id) {
                return Optional.ofNullable(fragments.get(id.toLowerCase(Locale.ROOT)))
                        .map(found -> new Fragment(found.document(), PolicyLanguage.format(found.raw())));
            }

            @Override
            public Optional<Entity.Backend> backend(String id) {
                return Optional.ofNullable(backends.get(id.toLowerCase(Locale.ROOT)))
                        .map(found -> filled(found, values));
            }
        });
    }

    @Override
    public String toString() {
        return "PolicyPart[" + document.id() + "]";
    }

    private static Entity.Backend filled(Entity.Backend backend, NamedValues values) {
        return new Entity.Backend(
                backend.id(),
                backend.url(),
                filled(backend.headers(), values),
                filled(backend.query(), values),
                backend.breaker(),
                backend.members(),
                backend.unusable());
    }

    private static Map<String, List<String>> filled(Map<String, List<String>> all, NamedValues values) {
        return all.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream()
                                .map(value -> PolicyLanguage.filled(value, values))
                                .toList()));
    }
}
