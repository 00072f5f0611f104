package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.resource.Api;

import java.util.ArrayList;
import java.util.Locale;

/**
 * {@code apis/{id};rev=N}: the current revision of an API is the API itself, by whichever of its two names; also where a
 * product has it.
 */
final class Revisions {
    private static final String MARK = ";rev=";

    private Revisions() {}

    /** The id without {@code ;rev=} where that names the current revision; else as it is. */
    static ResourceId current(ResourceView view, ResourceId id) {
        var at = id.type().equals(Catalogue.PRODUCT_APIS) ? 1 : 0;
        if (id.names().size() <= at) {
            return id;
        }
        var name = id.names().get(at);
        var mark = name.toLowerCase(Locale.ROOT).indexOf(MARK);
        if (mark < 0 || at == 0 && !id.key().startsWith("/apis/")) {
            return id;
        }
        var plain = name.substring(0, mark);
        var revision = name.substring(mark + MARK.length());
        var current = view.find(ResourceId.of(id.service()).child(Catalogue.APIS, plain))
                .filter(api -> api.as(Api.class).apiRevision().equals(revision));
        if (current.isEmpty()) {
            return id;
        }
        var names = new ArrayList<>(id.names());
        names.set(at, plain);
        return new ResourceId(id.service(), id.type(), names);
    }
}
