package dev.gatehouse.portal.site;

import dev.gatehouse.http.Json;
import dev.gatehouse.portal.brand.ShownBrand;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the brand into a portal's page, so that it is there before any script runs: as text, never as script. */
final class Branding {
    private static final Pattern PLACE = Pattern.compile("BRAND-(NAME|VALUES|COLOR|ICON)");

    private Branding() {}

    static String of(ShownBrand brand, String page) {
        var values = Map.of(
                "NAME", brand.name(),
                "VALUES", new String(Json.write(brand.toJson()), StandardCharsets.UTF_8),
                "COLOR", brand.headerColor(),
                "ICON", brand.logo().map(ShownBrand.Image::path).orElse("data:,"));
        // One pass, so that what somebody typed is never taken for a place.
        return PLACE.matcher(page).replaceAll(found -> Matcher.quoteReplacement(escaped(values.get(found.group(1)))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
