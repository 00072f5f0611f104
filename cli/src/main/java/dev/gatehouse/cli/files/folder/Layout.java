package dev.gatehouse.cli.files.folder;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.catalogue.Style;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How folders and files are called. A collection's folder is its segment in words ({@code named values}), a resource's
 * file its name in the singular ({@code namedValueInformation.json}); what Azure/apiops calls otherwise stands here, and
 * a type that it doesn't know is called as it would be.
 */
public final class Layout {
    public static final String POLICY = "policy.xml";
    static final String SUFFIX = "Information.json";

    /** Segments whose folder has another name than they. */
    private static final Map<String, String> FOLDERS = Map.of("apiVersionSets", "version sets");

    /** Types whose file has another name than they. */
    private static final Map<String, String> FILES = Map.of(
            "apiVersionSets", "versionSet",
            "apis/releases", "apiRelease",
            "apis/schemas", "apiSchema");

    /** What Azure/apiops knows, whether Gatehouse does or not, by the segment of what it stands in. */
    private static final Map<String, Map<String, String>> KNOWN = Map.of(
            "service",
                    Map.ofEntries(
                            Map.entry("apis", "apis"),
                            Map.entry("backends", "backends"),
                            Map.entry("diagnostics", "diagnostics"),
                            Map.entry("gateways", "gateways"),
                            Map.entry("groups", "groups"),
                            Map.entry("loggers", "loggers"),
                            Map.entry("named values", "namedValues"),
                            Map.entry("policy fragments", "policyFragments"),
                            Map.entry("products", "products"),
                            Map.entry("subscriptions", "subscriptions"),
                            Map.entry("tags", "tags"),
                            Map.entry("version sets", "apiVersionSets"),
                            Map.entry("workspaces", "workspaces")),
            "workspaces",
                    Map.ofEntries(
                            Map.entry("apis", "apis"),
                            Map.entry("backends", "backends"),
                            Map.entry("diagnostics", "diagnostics"),
                            Map.entry("groups", "groups"),
                            Map.entry("loggers", "loggers"),
                            Map.entry("named values", "namedValues"),
                            Map.entry("policy fragments", "policyFragments"),
                            Map.entry("products", "products"),
                            Map.entry("subscriptions", "subscriptions"),
                            Map.entry("tags", "tags"),
                            Map.entry("version sets", "apiVersionSets")),
            "apis",
                    Map.of(
                            "operations", "operations",
                            "diagnostics", "diagnostics",
                            "releases", "releases",
                            "schemas", "schemas",
                            "tags", "tags"),
            "products", Map.of("apis", "apis", "groups", "groups", "tags", "tags"),
            "operations", Map.of("tags", "tags"),
            "gateways", Map.of("apis", "apis"),
            "tags", Map.of("apis", "apis", "products", "products"));

    private Layout() {}

    /** The folder of a collection. */
    public static String folder(String segment) {
        return FOLDERS.getOrDefault(
                segment, segment.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    /** The segment that a folder stands for, in a resource of that type. */
    public static Optional<String> segment(String parentType, String folder) {
        var parent = parentType.substring(parentType.lastIndexOf('/') + 1);
        return Catalogue.byPath(parentType)
                .flatMap(type -> Catalogue.under(type).stream()
                        .map(ResourceType::segment)
                        .filter(segment -> folder(segment).equals(folder))
                        .findFirst())
                .or(() ->
                        Optional.ofNullable(KNOWN.getOrDefault(parent, Map.of()).get(folder)));
    }

    /** The file that tells of a resource. */
    public static String file(String typePath) {
        var segments = typePath.split("/");
        var segment = segments[segments.length - 1];
        var parent = segments[segments.length - 2];
        var named = FILES.getOrDefault(parent + "/" + segment, FILES.get(segment));
        if (named != null) {
            return named + SUFFIX;
        }
        // A link says what it is between.
        var link = isLink(typePath)
                ? singular(parent) + capital(singular(segment.replaceAll("Links$", "s")))
                : singular(segment);
        return link + SUFFIX;
    }

    /** Whether resources of the type only join two others. */
    static boolean isLink(String typePath) {
        var segments = typePath.split("/");
        var segment = segments[segments.length - 1];
        var known = Catalogue.byPath(typePath);
        return known.map(type -> type.style() == Style.LINK || type.style() == Style.NAMED_LINK)
                .orElseGet(() -> segments.length > 2
                                && KNOWN.getOrDefault(segments[segments.length - 2], Map.of())
                                        .containsKey(segment)
                                && java.util.Set.of("products", "gateways", "tags")
                                        .contains(segments[segments.length - 2])
                        || segment.equals("tags")
                                && segments.length > 2
                                && !segments[segments.length - 2].equals("workspaces"));
    }

    /** {@code apiLinks} for {@code apis}, with its property {@code apiId}. */
    public static String joined(String segment) {
        return segment.substring(0, segment.length() - "Links".length()) + "Id";
    }

    static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** The name of a segment in overrides: its folder's words, joined. */
    static String overridden(String key) {
        return key.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
