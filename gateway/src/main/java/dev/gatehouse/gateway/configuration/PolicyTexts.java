package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.NamedValues;
import io.vavr.collection.HashMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service's policy documents and the named values that they call, immutable. */
final class PolicyTexts {
    static final PolicyTexts EMPTY = new PolicyTexts(HashMap.empty(), HashMap.empty(), Index.EMPTY);

    private final HashMap<String, Entity.Policy> documents;
    private final HashMap<String, Entity.NamedValue> named;
    private final Index namedByName;

    private PolicyTexts(
            HashMap<String, Entity.Policy> documents, HashMap<String, Entity.NamedValue> named, Index namedByName) {
        this.documents = documents;
        this.named = named;
        this.namedByName = namedByName;
    }

    PolicyTexts with(Entity.Policy policy) {
        return new PolicyTexts(documents.put(policy.id(), policy), named, namedByName);
    }

    PolicyTexts withoutPolicy(String id) {
        return new PolicyTexts(documents.remove(id), named, namedByName);
    }

    PolicyTexts with(Entity.NamedValue value) {
        var rest = withoutNamedValue(value.id());
        return new PolicyTexts(
                documents, rest.named.put(value.id(), value), rest.namedByName.with(value.name(), value.id()));
    }

    PolicyTexts withoutNamedValue(String id) {
        var before = named.getOrElse(id, null);
        return before == null
                ? this
                : new PolicyTexts(documents, named.remove(id), namedByName.without(before.name(), id));
    }

    Optional<Entity.Policy> document(String id) {
        return Optional.ofNullable(documents.getOrElse(id, null));
    }

    NamedValues namedValues() {
        return name -> {
            var found = namedByName.get(name);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(named.getOrElse(found.head(), null).value());
        };
    }

    List<Entity> all() {
        var all = new ArrayList<Entity>(documents.toJavaMap().values());
        all.addAll(named.toJavaMap().values());
        return all;
    }
}
