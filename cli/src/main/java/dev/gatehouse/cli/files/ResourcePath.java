package dev.gatehouse.cli.files;

import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a resource stands below its service: segments and names in turn. No parts mean the service. */
public record ResourcePath(List<Part> parts) {
    /** The service itself. */
    public static final ResourcePath SERVICE = new ResourcePath(List.of());

    private static final Pattern SERVICE_ID = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.ApiManagement/service/[^/]+",
            Pattern.CASE_INSENSITIVE);

    public ResourcePath {
        parts = List.copyOf(parts);
    }

    /** A collection's segment and a name in it. */
    public record Part(String segment, String name) {}

    public ResourcePath child(String segment, String name) {
        var all = new ArrayList<>(parts);
        all.add(new Part(segment, name));
        return new ResourcePath(all);
    }

    /** What it stands in; of the service, nothing. */
    public Optional<ResourcePath> parent() {
        return parts.isEmpty() ? Optional.empty() : Optional.of(new ResourcePath(parts.subList(0, parts.size() - 1)));
    }

    public String name() {
        return parts.isEmpty() ? "" : parts.getLast().name();
    }

    /** The type's name without the provider, such as {@code service/apis/operations}. */
    public String typePath() {
        return "service" + parts.stream().map(part -> "/" + part.segment()).collect(Collectors.joining());
    }

    /** The type, if this Gatehouse has it. */
    public Optional<ResourceType> type() {
        return Catalogue.byPath(typePath());
    }

    /** Whether it stands in the other, or in something that does. */
    public boolean isBelow(ResourcePath other) {
        return parts.size() > other.parts.size()
                && new ResourcePath(parts.subList(0, other.parts.size())).equals(other);
    }

    /** For the server's door. */
    public String url() {
        return parts.stream()
                .map(part -> "/" + part.segment() + "/" + RunningServer.segment(part.name()))
                .collect(Collectors.joining());
    }

    /** What an id says, in full or from the service on ({@code /products/starter}); empty if it is none. */
    public static Optional<ResourcePath> ofId(String id) {
        var below = relative(id);
        if (!below.startsWith("/")) {
            return Optional.empty();
        }
        if (below.equals("/")) {
            return Optional.of(SERVICE);
        }
        var segments = below.substring(1).split("/", -1);
        if (segments.length % 2 != 0) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        for (var i = 0; i < segments.length; i += 2) {
            if (segments[i].isEmpty() || segments[i + 1].isEmpty()) {
                return Optional.empty();
            }
            parts.add(new Part(segments[i], segments[i + 1]));
        }
        return Optional.of(new ResourcePath(parts));
    }

    /** An id from the service on, whichever service it names; anything else as it is. */
    public static String relative(String id) {
        var matcher = SERVICE_ID.matcher(id);
        if (!matcher.lookingAt()) {
            return id;
        }
        var rest = id.substring(matcher.end());
        return rest.isEmpty() ? "/" : rest.startsWith("/") ? rest : id;
    }

    /** Names and segments are found in any case. */
    private String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourcePath path && path.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** As people read it: {@code /apis/echo-api/operations/get}. */
    @Override
    public String toString() {
        return parts.isEmpty()
                ? "/"
                : parts.stream()
                        .map(part -> "/" + part.segment() + "/" + part.name())
                        .collect(Collectors.joining());
    }
}
