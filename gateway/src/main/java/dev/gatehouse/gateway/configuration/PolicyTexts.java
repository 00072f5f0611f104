package dev.gatehouse.gateway.configuration;

import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.NamedValues;
import io.vavr.collection.HashMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service's policy documents and the named values that they call, immutable. */
final class PolicyTexts {
    static final PolicyTexts EMPTY =
            new PolicyTexts(HashMap.empty(), HashMap.empty(), Index.EMPTY, HashMap.empty(), HashMap.empty());

    private final HashMap<String, Entity.Policy> documents;
    private final HashMap<String, Entity.NamedValue> named;
    private final Index namedByName;
    private final HashMap<String, Entity.Fragment> fragments;
    private final HashMap<String, Entity.Backend> backends;

    private PolicyTexts(
            HashMap<String, Entity.Policy> documents,
            HashMap<String, Entity.NamedValue> named,
            Index namedByName,
            HashMap<String, Entity.Fragment> fragments,
            HashMap<String, Entity.Backend> backends) {
        this.documents = documents;
        this.named = named;
        this.namedByName = namedByName;
        this.fragments = fragments;
        this.backends = backends;
    }

    PolicyTexts with(Entity.Policy policy) {
        return new PolicyTexts(documents.put(policy.id(), policy), named, namedByName, fragments, backends);
    }

    PolicyTexts withoutPolicy(String id) {
        return new PolicyTexts(documents.remove(id), named, namedByName, fragments, backends);
    }

    PolicyTexts with(Entity.NamedValue value) {
        var rest = withoutNamedValue(value.id());
        return new PolicyTexts(
                documents,
                rest.named.put(value.id(), value),
                rest.namedByName.with(key(value), value.id()),
                fragments,
                backends);
    }

    PolicyTexts withoutNamedValue(String id) {
        var before = named.getOrElse(id, null);
        return before == null
                ? this
                : new PolicyTexts(
                        documents, named.remove(id), namedByName.without(key(before), id), fragments, backends);
    }

    PolicyTexts with(Entity.Fragment fragment) {
        return new PolicyTexts(documents, named, namedByName, fragments.put(fragment.id(), fragment), backends);
    }

    PolicyTexts withoutFragment(String id) {
        return new PolicyTexts(documents, named, namedByName, fragments.remove(id), backends);
    }

    PolicyTexts with(Entity.Backend backend) {
        return new PolicyTexts(documents, named, namedByName, fragments, backends.put(backend.id(), backend));
    }

    PolicyTexts withoutBackend(String id) {
        return new PolicyTexts(documents, named, namedByName, fragments, backends.remove(id));
    }

    /** A backend that a document names: of its workspace, or of the service. */
    Optional<Entity.Backend> backend(Entity.Policy document, String id) {
        var workspace = document.workspace();
        return Optional.ofNullable(backends.getOrElse(workspace.isEmpty() ? id : workspace + "/" + id, null));
    }

    /** The backend that is called so. */
    Optional<Entity.Backend> backend(String id) {
        return Optional.ofNullable(backends.getOrElse(id, null));
    }

    /** A fragment that a document includes: of its workspace, or of the service. */
    Optional<Entity.Fragment> fragment(Entity.Policy document, String id) {
        var workspace = document.workspace();
        return Optional.ofNullable(fragments.getOrElse(workspace.isEmpty() ? id : workspace + "/" + id, null));
    }

    Optional<Entity.Policy> document(String id) {
        return Optional.ofNullable(documents.getOrElse(id, null));
    }

    /** The values that a document calls: of its workspace, or of the service. */
    NamedValues namedValues(Entity.Policy document) {
        return name -> {
            var found = namedByName.get(key(document.workspace(), name));
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(named.getOrElse(found.head(), null).value());
        };
    }

    private static String key(Entity.NamedValue value) {
        return key(value.workspace(), value.name());
    }

    private static String key(String workspace, String name) {
        return workspace + "/" + name;
    }

    List<Entity> all() {
        var all = new ArrayList<Entity>(documents.toJavaMap().values());
        all.addAll(named.toJavaMap().values());
        all.addAll(fragments.toJavaMap().values());
        all.addAll(backends.toJavaMap().values());
        return all;
    }
}
