package dev.gatehouse.management.types.backends;

import dev.gatehouse.management.arm.Deletion;
import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Sealing;
import dev.gatehouse.model.catalogue.BackendTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.ExternalCache;

import java.util.Set;

/** Caches: the connection string becomes a named value. */
final class CacheType implements ResourceBehaviour {
    private static final String CONNECTION = "connectionString";

    private final NamedCredentials secrets;

    CacheType(Sealing sealing) {
        secrets = new NamedCredentials("Cache-Credentials-", sealing);
    }

    @Override
    public Set<ResourceType> types() {
        return Set.of(BackendTypes.CACHES);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var connection = draft.as(ExternalCache.class).connectionString();
        draft.properties().put(CONNECTION, secrets.kept(draft, view, CONNECTION, connection, problems));
    }

    @Override
    public void commit(Draft draft, ResourceChange change) {
        NamedCredentials.tidy(
                change, draft.id(), draft.uid(), draft.properties().toString());
    }

    @Override
    public void delete(Deletion deletion, ResourceChange change) {
        NamedCredentials.tidy(
                change, deletion.resource().id(), deletion.resource().uid(), "");
    }
}
