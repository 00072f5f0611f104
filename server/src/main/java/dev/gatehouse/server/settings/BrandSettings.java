package dev.gatehouse.server.settings;

import dev.gatehouse.model.brand.BrandColor;
import dev.gatehouse.model.brand.BrandLink;
import dev.gatehouse.model.brand.BrandLogo;
import dev.gatehouse.model.resource.Brand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings of the portals' brand. */
final class BrandSettings {
    static final Setting<Optional<String>> NAME =
            setting("brand-name", "TEXT", "", "What the portals are called after; when absent, Gatehouse.", text(60));
    static final Setting<Optional<String>> COLOR = setting(
            "brand-color",
            "#RRGGBB",
            "",
            "Their colour, dark enough for white text; when absent, a blue.",
            BrandSettings::color);
    static final Setting<Optional<String>> WELCOME =
            setting("brand-welcome", "TEXT", "", "What a visitor reads first.", text(1000));
    static final Setting<List<Brand.Link>> LINKS = setting(
            "brand-links", "TEXT=URL[,…]", "", "Links at the foot of every page, at most 8.", BrandSettings::links);
    static final Setting<Optional<Brand.Logo>> LOGO = setting(
            "brand-logo",
            "FILE",
            "",
            "Their logo: a PNG of at most 64 KiB and 1024 pixels a side.",
            BrandSettings::logo);

    private BrandSettings() {}

    private static <T> Setting<T> setting(
            String name, String placeholder, String preset, String description, Function<String, T> parse) {
        return new Setting<>(name, placeholder, preset, false, description, parse);
    }

    private static Function<String, Optional<String>> text(int most) {
        return text -> {
            if (text.length() > most) {
                throw new IllegalArgumentException("is longer than " + most + " characters");
            }
            return Optional.of(text.strip()).filter(value -> !value.isEmpty());
        };
    }

    private static Optional<String> color(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        BrandColor.problem(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return Optional.of(text);
    }

    private static List<Brand.Link> links(String text) {
        var links = Catalogue.words(text).stream().map(BrandSettings::link).toList();
        if (links.size() > 8) {
            throw new IllegalArgumentException("has more than 8 links");
        }
        return links;
    }

    private static Brand.Link link(String text) {
        var parts = text.split("=", 2);
        if (parts.length < 2 || parts[0].isBlank() || parts[0].length() > 60 || parts[1].length() > 500) {
            throw new IllegalArgumentException("has a link that isn't spelled Text=https://…: " + text);
        }
        BrandLink.problem(parts[1]).ifPresent(problem -> {
            throw new IllegalArgumentException("has a link whose address " + problem + ": " + text);
        });
        return new Brand.Link(parts[0].strip(), parts[1].strip());
    }

    private static Optional<Brand.Logo> logo(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            var file = Path.of(text);
            if (Files.size(file) > BrandLogo.MOST_BYTES) {
                throw new IllegalArgumentException("is larger than " + BrandLogo.MOST_BYTES + " bytes");
            }
            var image = Files.readAllBytes(file);
            BrandLogo.problem(image).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
            return Optional.of(
                    new Brand.Logo(BrandLogo.CONTENT_TYPE, Base64.getEncoder().encodeToString(image)));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("is not a file that can be read", e);
        }
    }
}
