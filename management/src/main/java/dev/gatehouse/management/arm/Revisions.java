package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;
import dev.gatehouse.model.resource.Api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names of API revisions. The current revision of an API is the API itself, {@code apis/{id}}; another one is {@code
 * apis/{id};rev=N}. What hangs on the API rather than on a revision, such as its releases and the products that have it,
 * is the API's by whichever of these names.
 */
public final class Revisions {
    private static final String MARK = ";rev=";
    private static final String APIS = "apis";

    /** What stands below an API and stays where it is when another revision becomes the current one. */
    private static final Set<String> OF_THE_API =
            Set.of("releases", "revisions", "products", "issues", "wikis", "diagnostics");

    private Revisions() {}

    /** The name without {@code ;rev=N}. */
    public static String plain(String name) {
        var mark = mark(name);
        return mark < 0 ? name : name.substring(0, mark);
    }

    /** N of {@code ;rev=N}, where the name has it. */
    public static Optional<String> number(String name) {
        var mark = mark(name);
        return mark < 0 ? Optional.empty() : Optional.of(name.substring(mark + MARK.length()));
    }

    /** The id of an API's revision, whether it is the current one or not. */
    public static ResourceId revision(ResourceId api, String number) {
        return api.named(plain(api.name()) + MARK + number);
    }

    /** The id of the API that a revision's id is of. */
    public static ResourceId api(ResourceId revision) {
        return revision.named(plain(revision.name()));
    }

    /** Whether what is of that type, directly below an API, is the API's and not a revision's. */
    public static boolean ofTheApi(ResourceType type) {
        return OF_THE_API.contains(type.segment().toLowerCase(Locale.ROOT));
    }

    /** The revision that an id of an API names, by either name of the current one. */
    public static Optional<Resource> find(ResourceView view, ResourceId named) {
        return view.find(current(view, named));
    }

    /** The revisions of an API beside the current one, in order of creation. */
    public static List<Resource> others(ResourceView view, Resource current) {
        var api = api(current.id());
        // All revisions have the API's path.
        return view
                .having(
                        api.scope(),
                        api.type(),
                        "path",
                        Json.text(current.properties(), "path").orElse(""))
                .stream()
                .filter(other -> number(other.id().name()).isPresent())
                .filter(other -> api(other.id()).equals(api))
                .toList();
    }

    /**
     * The id without {@code ;rev=N} where that names the current revision, or where it makes no difference which revision
     * is named; else as it is.
     */
    static ResourceId current(ResourceView view, ResourceId id) {
        Optional<ResourceType> below = Optional.empty();
        var type = id.type();
        while (!type.segment().equalsIgnoreCase(APIS)) {
            if (type.parent().isEmpty()) {
                return id;
            }
            below = Optional.of(type);
            type = type.parent().get();
        }
        var at = type.depth() - 2;
        var name = id.names().get(at);
        if (mark(name) < 0) {
            return id;
        }
        var named = new ResourceId(id.service(), type, id.names().subList(0, at + 1));
        var revision = type.style() == Style.LINK ? Writing.target(named) : named;
        var isCurrent = view.find(api(revision))
                .filter(api -> api.as(Api.class)
                        .apiRevision()
                        .equalsIgnoreCase(number(name).orElseThrow()))
                .isPresent();
        var anyWillDo =
                type.style() == Style.LINK || below.filter(Revisions::ofTheApi).isPresent();
        if (!isCurrent && !(anyWillDo && view.exists(revision))) {
            return id;
        }
        var names = new ArrayList<>(id.names());
        names.set(at, plain(name));
        return new ResourceId(id.service(), id.type(), names);
    }

    /**
     * Of a PUT on {@code apis/{id};rev=N}: the id that it is about. Where there is no such API at all, it makes the API,
     * with N as its first revision.
     */
    static ResourceId toWrite(ResourceView view, ResourceId id) {
        var known = current(view, id);
        return known.type().segment().equalsIgnoreCase(APIS)
                        && known.type().style() == Style.ENTITY
                        && number(known.name()).isPresent()
                        && !view.exists(api(known))
                ? api(known)
                : known;
    }

    /** A request's body with the revision that the request's path names. */
    static ObjectNode naming(ResourceId asked, ObjectNode body) {
        var number = asked.type().segment().equalsIgnoreCase(APIS) ? number(asked.name()) : Optional.<String>empty();
        if (number.isEmpty()) {
            return body;
        }
        var said = Json.text(body.path("properties"), "apiRevision");
        if (said.filter(text -> !text.equalsIgnoreCase(number.get())).isPresent()) {
            throw ArmException.invalid(
                    "apiRevision", "apiRevision must be " + number.get() + ", as the path says, or be left out.");
        }
        var named = body.deepCopy();
        Json.properties(named).put("apiRevision", number.get());
        return named;
    }

    private static int mark(String name) {
        return name.toLowerCase(Locale.ROOT).indexOf(MARK);
    }
}
