package dev.gatehouse.cli.files.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import static dev.gatehouse.cli.files.expression.Function.pure;

/** Functions that write a value in another form, and the two that make a name of it. */
final class EncodingFunctions {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private EncodingFunctions() {}

    static List<Function> all() {
        return List.of(
                pure("json", 1, 1, a -> json(a, a.string(0))),
                pure(
                        "base64",
                        1,
                        1,
                        a -> Arguments.of(
                                Base64.getEncoder().encodeToString(a.string(0).getBytes(StandardCharsets.UTF_8)))),
                pure("base64ToString", 1, 1, a -> Arguments.of(decoded(a))),
                pure("base64ToJson", 1, 1, a -> json(a, decoded(a))),
                pure(
                        "dataUri",
                        1,
                        1,
                        a -> Arguments.of("data:text/plain;charset=utf8;base64,"
                                + Base64.getEncoder().encodeToString(a.string(0).getBytes(StandardCharsets.UTF_8)))),
                pure("uri", 2, 2, EncodingFunctions::uri),
                pure(
                        "uriComponent",
                        1,
                        1,
                        a -> Arguments.of(URLEncoder.encode(a.string(0), StandardCharsets.UTF_8)
                                .replace("+", "%20"))),
                pure("uriComponentToString", 1, 1, EncodingFunctions::component),
                pure("uniqueString", 1, Integer.MAX_VALUE, EncodingFunctions::uniqueString),
                pure("guid", 1, Integer.MAX_VALUE, EncodingFunctions::guid));
    }

    private static JsonNode json(Arguments a, String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (RequestException e) {
            throw a.problem("the text is no JSON.");
        }
    }

    private static String decoded(Arguments a) {
        try {
            return new String(Base64.getDecoder().decode(a.string(0)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw a.wrong(0, "base64");
        }
    }

    /** The second, seen from the first, as a browser resolves links. */
    private static JsonNode uri(Arguments a) {
        try {
            return Arguments.of(URI.create(a.string(0)).resolve(a.string(1)).toString());
        } catch (IllegalArgumentException e) {
            throw a.problem("it takes a URL and what to add to it.");
        }
    }

    private static JsonNode component(Arguments a) {
        try {
            return Arguments.of(URLDecoder.decode(a.string(0).replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw a.wrong(0, "a text with percent encoding");
        }
    }

    /** 13 letters and digits, the same for the same arguments. Azure's are others: how it makes them isn't published. */
    private static JsonNode uniqueString(Arguments a) {
        var hash = hash(a);
        var name = new StringBuilder();
        for (var i = 0; i < 13; i++) {
            name.append(LETTERS.charAt(hash[i] & 31));
        }
        return Arguments.of(name.toString());
    }

    /** A GUID, the same for the same arguments; other than Azure's, for the same reason. */
    private static JsonNode guid(Arguments a) {
        var hash = java.nio.ByteBuffer.wrap(hash(a));
        var high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        var low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return Arguments.of(new UUID(high, low).toString());
    }

    private static byte[] hash(Arguments a) {
        var text =
                java.util.stream.IntStream.range(0, a.count()).mapToObj(a::text).collect(Collectors.joining("-"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
