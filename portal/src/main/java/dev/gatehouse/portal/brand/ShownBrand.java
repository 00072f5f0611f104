package dev.gatehouse.portal.brand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.model.resource.Brand;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The brand as pages show it.
 *
 * @param color {@code #rrggbb}; without one the pages have their own
 */
public record ShownBrand(
        String name, Optional<String> color, Optional<String> welcome, List<Brand.Link> links, Optional<Image> logo) {
    /** What the portals are called after where nobody said. */
    static final String NAME = "Gatehouse";

    /** The header's colour where nobody said. */
    private static final String COLOR = "#0f6cbd";

    public ShownBrand {
        links = List.copyOf(links);
    }

    /** @param tag names the content, so that what is at its address never changes */
    public record Image(byte[] content, String tag) {
        static Image of(String base64) {
            var content = Base64.getDecoder().decode(base64);
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(content);
                return new Image(content, HexFormat.of().formatHex(hash, 0, 12));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Where it is served. */
        public String path() {
            return BrandApi.LOGO + tag;
        }
    }

    /** What was said for the service, and else in the settings. */
    static ShownBrand of(Brand own, Brand preset) {
        return new ShownBrand(
                own.name().or(preset::name).orElse(NAME),
                own.color().or(preset::color),
                own.welcome().or(preset::welcome).filter(text -> !text.isBlank()),
                own.links().isEmpty() ? preset.links() : own.links(),
                own.logo().or(preset::logo).map(logo -> Image.of(logo.value())));
    }

    /** The colour of the header in the light theme. */
    public String headerColor() {
        return color.orElse(COLOR);
    }

    /** What pages are told. */
    public ObjectNode toJson() {
        var json = Json.object().put("name", name);
        color.ifPresent(value -> json.put("color", value));
        welcome.ifPresent(value -> json.put("welcome", value));
        var list = json.putArray("links");
        links.forEach(link -> list.addObject().put("text", link.text()).put("url", link.url()));
        logo.ifPresent(image -> json.put("logo", image.path()));
        return json;
    }
}
