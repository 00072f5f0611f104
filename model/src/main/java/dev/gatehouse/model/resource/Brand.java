package dev.gatehouse.model.resource;

import dev.gatehouse.model.brand.BrandLogo;
import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/**
 * Gatehouse's addition: how the portals present themselves. What isn't said is as the settings have it.
 *
 * @param name what the portals are called after
 * @param color {@code #rrggbb}; dark enough for white text
 * @param welcome what a visitor reads first
 * @param links at the foot of every page
 */
public record Brand(
        @Rule(min = 1, max = 60) Optional<String> name,
        @Rule(max = 7) Optional<String> color,
        @Rule(max = 1000) Optional<String> welcome,
        @Rule(max = 8) List<Link> links,
        Optional<Logo> logo) {

    /** @param url absolute */
    public record Link(
            @Rule(required = true, min = 1, max = 60) String text,
            @Rule(required = true, min = 1, max = 500) String url) {}

    /** @param value Base64 */
    public record Logo(
            @Rule(required = true, oneOf = BrandLogo.CONTENT_TYPE)
            String contentType,

            @Rule(required = true, min = 1, max = 90_000) String value) {}
}
