package dev.gatehouse.model.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type of resource: everything that the generic engine must know of it.
 *
 * @param segment its name in a path, such as {@code productLinks}
 * @param parent what stands before it in a path; empty for the service
 * @param style how its resources come to be
 * @param name what their names may be
 * @param schema the rules of {@code properties}; of a link or view, those of the target
 * @param target of a link or view: the collection, under the same scope, whose resources it shows; of a named link: the
 *     segment of the link, under the same parent, that it is the face of
 * @param filterable what a list's {@code $filter} may name
 * @param ifMatch what writes do with {@code If-Match}
 * @param verbs what can be asked of it
 * @param since the first api-version that knows the type
 * @param tagged of a link: whether it tells the ETag of what it leads to, and HEAD is answered as for that
 * @param workspaces whether workspaces have it as well
 * @param shared names, in lower case, that mean the service's in workspaces too
 * @param origin of a type that stands in workspaces: the service's that it is like
 */
public record ResourceType(
        String segment,
        Optional<ResourceType> parent,
        Style style,
        NameRule name,
        Schema schema,
        Optional<String> target,
        List<Filterable> filterable,
        IfMatch ifMatch,
        Set<Verb> verbs,
        Optional<ApiVersion> since,
        boolean tagged,
        Workspaces workspaces,
        Set<String> shared,
        Optional<ResourceType> origin) {
    /** The provider's namespace. */
    public static final String PROVIDER = "Microsoft.ApiManagement";

    public ResourceType {
        filterable = List.copyOf(filterable);
        verbs = Set.copyOf(verbs);
        shared = Set.copyOf(shared);
    }

    /** The full name, such as {@code Microsoft.ApiManagement/service/products}. */
    public String fullName() {
        return PROVIDER + "/" + path();
    }

    /** The full name without the provider, such as {@code service/products}. */
    public String path() {
        return parent.map(above -> above.path() + "/").orElse("") + segment;
    }

    /** How many names an id of this type has, the service's included. */
    public int depth() {
        return parent.map(ResourceType::depth).orElse(0) + 1;
    }

    /** The service's type that this one is like; itself if it is the service's. */
    public ResourceType ofService() {
        return origin.orElse(this);
    }

    /** The same type under another parent, as workspaces have it. */
    ResourceType twin(ResourceType newParent) {
        return new ResourceType(
                segment,
                Optional.of(newParent),
                style,
                name,
                schema,
                target,
                filterable,
                ifMatch,
                workspaces == Workspaces.KEEP ? Set.of() : verbs,
                since.or(newParent::since),
                tagged,
                Workspaces.NONE,
                shared,
                Optional.of(this));
    }

    public boolean allows(Verb verb) {
        return verbs.contains(verb);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceType type && type.path().equalsIgnoreCase(path());
    }

    @Override
    public int hashCode() {
        return path().toLowerCase(java.util.Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return fullName();
    }

    /** Begins an entity with GET, HEAD, PUT, PATCH, DELETE and list. */
    static Entry entity(String segment, ResourceType parent, Class<? extends Record> record) {
        return new Entry(segment, Optional.ofNullable(parent), Style.ENTITY, Schema.of(record));
    }

    /** Begins a link to resources of another collection. */
    static Entry link(ResourceType target, ResourceType parent) {
        var entry = new Entry(target.segment(), Optional.of(parent), Style.LINK, target.schema());
        entry.target = Optional.of(target.segment());
        entry.name = target.name();
        entry.ifMatch = IfMatch.IGNORED;
        entry.verbs = EnumSet.of(Verb.LIST, Verb.HEAD, Verb.PUT, Verb.DELETE);
        return entry;
    }

    /**
     * Begins the face of a link under the same parent that has a name and a body of its own.
     *
     * @param record whose one property is the id of what the link leads to
     */
    static Entry namedLink(String segment, ResourceType link, Class<? extends Record> record) {
        var entry = new Entry(segment, link.parent(), Style.NAMED_LINK, Schema.of(record));
        entry.target = Optional.of(link.segment());
        entry.name = NameRule.plainUpTo(80);
        entry.ifMatch = IfMatch.IGNORED;
        entry.verbs = EnumSet.of(Verb.LIST, Verb.GET, Verb.PUT, Verb.DELETE);
        return entry;
    }

    /** Begins a read-only list of resources of another collection. */
    static Entry view(ResourceType target, ResourceType parent) {
        var entry = link(target, parent);
        entry.style = Style.VIEW;
        entry.verbs = EnumSet.of(Verb.LIST);
        return entry;
    }

    /** An entry of the catalogue being written. */
    static final class Entry {
        private final String segment;
        private final Optional<ResourceType> parent;
        private final Schema schema;
        private Style style;
        private NameRule name = NameRule.upTo(256);
        private Optional<String> target = Optional.empty();
        private List<Filterable> filterable = List.of();
        private IfMatch ifMatch = IfMatch.REQUIRED_TO_CHANGE;
        private Set<Verb> verbs = EnumSet.allOf(Verb.class);
        private Optional<ApiVersion> since = Optional.empty();
        private boolean tagged;
        private Workspaces workspaces = Workspaces.NONE;
        private Set<String> shared = Set.of();

        private Entry(String segment, Optional<ResourceType> parent, Style style, Schema schema) {
            this.segment = segment;
            this.parent = parent;
            this.style = style;
            this.schema = schema;
        }

        Entry named(NameRule rule) {
            name = rule;
            return this;
        }

        Entry filteredBy(Filterable... fields) {
            filterable = List.of(fields);
            return this;
        }

        Entry ifMatch(IfMatch rule) {
            ifMatch = rule;
            return this;
        }

        Entry without(Verb... missing) {
            var left = EnumSet.copyOf(verbs);
            List.of(missing).forEach(left::remove);
            verbs = left;
            return this;
        }

        Entry since(String version) {
            since = Optional.of(ApiVersion.of(version));
            return this;
        }

        /** Of a link: HEAD is answered as for what it leads to. */
        Entry tagged() {
            tagged = true;
            return this;
        }

        /** Of a link or view: what it leads to is read there too. */
        Entry readable() {
            var more = EnumSet.copyOf(verbs);
            more.add(Verb.GET);
            verbs = more;
            return tagged();
        }

        /** Workspaces have it too, under their twin of its parent. */
        Entry inWorkspaces() {
            workspaces = Workspaces.HAVE;
            return this;
        }

        /** Workspaces have it too, but see the service's of these names, in lower case. */
        Entry inWorkspacesBeside(String... names) {
            shared = Set.of(names);
            return inWorkspaces();
        }

        /** Workspaces keep it too, for another type's sake: nobody can ask for it there. */
        Entry keptInWorkspaces() {
            workspaces = Workspaces.KEEP;
            return this;
        }

        ResourceType done() {
            return new ResourceType(
                    segment,
                    parent,
                    style,
                    name,
                    schema,
                    target,
                    filterable,
                    ifMatch,
                    verbs,
                    since,
                    tagged,
                    workspaces,
                    shared,
                    Optional.empty());
        }
    }
}
