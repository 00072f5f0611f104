package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.store.AuditEntry;
import dev.gatehouse.store.AuditQuery;
import dev.gatehouse.store.Changes;
import dev.gatehouse.store.Intent;
import dev.gatehouse.store.ResourceField;
import dev.gatehouse.store.ResourceKey;
import dev.gatehouse.store.ResourceQuery;
import dev.gatehouse.store.StoreView;
import dev.gatehouse.store.StoredResource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link ResourceView} of the store's own. */
sealed class StoredView implements ResourceView permits StoredChange {
    /** The setting that lists the services' ARM paths, a line each: their letters' case is kept nowhere else. */
    static final String SERVICES = "services";

    /** Before the names of notes, so that none is taken for a setting of the store's own. */
    static final String NOTE = "note.";

    static final String ROOT = "service";

    private final StoreView view;
    private final Map<String, List<String>> names = new HashMap<>();

    StoredView(StoreView view) {
        this.view = view;
    }

    @Override
    public Optional<Resource> find(ResourceId id) {
        return view.get(key(id)).map(found -> resource(id.service(), id.type(), found));
    }

    @Override
    public List<Resource> below(ResourceId ancestor, ResourceType named) {
        var type = Catalogue.beside(ancestor.type(), named);
        return view.descendants(key(ancestor), stored(type)).stream()
                .map(found -> resource(ancestor.service(), type, found))
                .toList();
    }

    @Override
    public Slice slice(ResourceId parent, ResourceType named, Wanted wanted) {
        var type = Catalogue.beside(parent.type(), named);
        var query = ResourceQuery.all(parent.service().key(), stored(type))
                .below(parent.key())
                .orderedBy(wanted.order().toArray(ResourceQuery.Order[]::new))
                .page(wanted.skip(), wanted.top())
                .counted();
        var page = view.query(wanted.filter().map(query::where).orElse(query));
        return new Slice(
                page.items().stream()
                        .map(found -> resource(parent.service(), type, found))
                        .toList(),
                page.total().orElse(0));
    }

    @Override
    public List<Resource> having(ResourceId scope, ResourceType named, String property, String text) {
        var type = Catalogue.beside(scope.type(), named);
        var within = scope.key() + "/";
        return having(scope.service(), type, property, text).stream()
                .filter(found -> found.id().key().startsWith(within))
                .toList();
    }

    @Override
    public List<Resource> everywhere(ServiceId service, ResourceType type, String property, String text) {
        return Stream.concat(Stream.of(type), Catalogue.inWorkspaces(type).stream())
                .flatMap(each -> having(service, each, property, text).stream())
                .toList();
    }

    private List<Resource> having(ServiceId service, ResourceType type, String property, String text) {
        return view
                .findByField(service.key(), stored(type), ResourceField.document("properties", property), text)
                .stream()
                .map(found -> resource(service, type, found))
                .toList();
    }

    @Override
    public List<ServiceId> services() {
        return view.setting(SERVICES).stream()
                .flatMap(paths -> Arrays.stream(paths.split("\n")))
                .filter(path -> !path.isEmpty())
                .map(StoredView::service)
                .toList();
    }

    @Override
    public long revision() {
        return view.currentRevision();
    }

    @Override
    public Changes changes(long afterRevision, int limit) {
        return view.changes(afterRevision, limit);
    }

    @Override
    public List<Intent> intents() {
        return view.intents();
    }

    @Override
    public List<AuditEntry> audit(AuditQuery wanted) {
        return view.audit(wanted);
    }

    @Override
    public Optional<String> note(String name) {
        return view.setting(NOTE + name);
    }

    static ResourceKey key(ResourceId id) {
        return new ResourceKey(id.service().key(), id.key());
    }

    /** A type's name in the store: without what all have in common. */
    static String stored(ResourceType type) {
        return type.equals(Catalogue.SERVICE) ? ROOT : type.path().substring(ROOT.length() + 1);
    }

    private static ServiceId service(String path) {
        var parts = path.split("/");
        return new ServiceId(parts[2], parts[4], parts[8]);
    }

    private Resource resource(ServiceId service, ResourceType type, StoredResource found) {
        var id = new ResourceId(service, type, type.equals(Catalogue.SERVICE) ? List.of() : names(found));
        return new Resource(
                id,
                found.uid(),
                found.document(),
                found.internal(),
                found.revision(),
                found.created(),
                found.ordinal());
    }

    /** The names on a resource's path, each as it was first written. */
    private List<String> names(StoredResource found) {
        var all = new ArrayList<>(above(found.key().service(), found.parent()));
        all.add(found.name());
        return all;
    }

    private List<String> above(String service, String parent) {
        if (parent.isEmpty()) {
            return List.of();
        }
        var known = names.get(service + parent);
        if (known == null) {
            known = view.get(new ResourceKey(service, parent)).map(this::names).orElseThrow();
            names.put(service + parent, known);
        }
        return known;
    }
}
