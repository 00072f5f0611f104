package dev.gatehouse.policy.testing;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.Format;
import dev.gatehouse.policy.Fragment;
import dev.gatehouse.policy.References;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What documents of a case refer to by id. */
public final class CaseReferences implements References {
    private final Map<String, Fragment> fragments = new HashMap<>();
    private final Map<String, Entity.Backend> backends = new HashMap<>();

    public void fragment(String id, String text) {
        fragments.put(id, new Fragment(text, Format.XML));
    }

    public void backend(String id, String text) {
        backends.put(id, BackendBlock.read(id, text));
    }

    @Override
    public Optional<Fragment> fragment(String id) {
        return Optional.ofNullable(fragments.get(id.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Entity.Backend> backend(String id) {
        return Optional.ofNullable(backends.get(id.toLowerCase(Locale.ROOT)));
    }
}
