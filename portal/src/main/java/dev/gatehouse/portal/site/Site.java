package dev.gatehouse.portal.site;

import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.portal.Portal;
import dev.gatehouse.portal.brand.Brands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of one portal's web application, from the class path. Its page is answered at every path of the portal, so
 * that links lead into it; all else has a hash in its name and may be kept for ever.
 */
public final class Site {
    private static final String FOLDER = "/dev/gatehouse/portal/web/";
    private static final String NONCE = "NONCE";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "png", "image/png");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String folder;
    private final Brands brands;
    private final String page;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** @param brands what the page presents itself as, before its script runs */
    public Site(Portal portal, Brands brands) {
        this.folder = FOLDER + portal.wireName() + "/";
        this.brands = brands;
        this.page = read("index.html")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the portal's page is missing: build the module portal"));
    }

    /** The page; it says nothing that depends on who asks. */
    public Reply page(Request request) {
        var nonce = nonce();
        var content = Branding.of(brands.now(), page.replace(NONCE, nonce));
        return Reply.bytes(200, "text/html; charset=utf-8", content.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", policy(nonce));
    }

    /** {@code …/assets/{file}}. */
    public Reply asset(Request request) {
        var name = request.pathParameter("file");
        var type = Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        if (type.isEmpty() || !name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}")) {
            throw missing();
        }
        // The name holds the content's hash, so it is the tag too.
        var tag = "\"" + name + "\"";
        var encoding = encoding(request);
        var content = read("assets/" + name + encoding.ending).orElseThrow(Site::missing);
        var known = request.headers().all("If-None-Match").stream()
                .flatMap(field -> Arrays.stream(field.split(",")))
                .map(String::strip)
                .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag) || each.equals("*"));
        var reply = known ? Reply.empty(304) : Reply.bytes(200, type.get(), content);
        if (!known && encoding != Encoding.NONE) {
            reply = reply.with("Content-Encoding", encoding.wireName);
        }
        return reply.with("ETag", tag)
                .with("Vary", "Accept-Encoding")
                .with("Cache-Control", "public, max-age=31536000, immutable");
    }

    private enum Encoding {
        BROTLI("br", ".br"),
        GZIP("gzip", ".gz"),
        NONE("identity", "");

        private final String wireName;
        private final String ending;

        Encoding(String wireName, String ending) {
            this.wireName = wireName;
            this.ending = ending;
        }
    }

    /** The best one that the browser takes and that doesn't stand there with a weight of zero (RFC 9110, 12.5.3). */
    private static Encoding encoding(Request request) {
        var accepted = request.headers().all("Accept-Encoding").stream()
                .flatMap(field -> Arrays.stream(field.split(",")))
                .map(String::strip)
                .filter(each -> !each.matches("[^;]*;\\s*q=0(\\.0*)?"))
                .map(each -> each.split(";", 2)[0].strip())
                .toList();
        return Arrays.stream(Encoding.values())
                .filter(each -> each == Encoding.NONE || accepted.contains(each.wireName))
                .findFirst()
                .orElse(Encoding.NONE);
    }

    private Optional<byte[]> read(String name) {
        var kept = files.get(name);
        if (kept != null) {
            return Optional.of(kept);
        }
        try (var in = Site.class.getResourceAsStream(folder + name)) {
            if (in == null) {
                return Optional.empty();
            }
            var content = in.readAllBytes();
            files.put(name, content);
            return Optional.of(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestException missing() {
        return new RequestException(404, "NotFound", "Nothing is served at this path.");
    }

    /** Nothing comes from elsewhere; the styles that the components make as they go carry the nonce. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String nonce() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
