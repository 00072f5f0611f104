package dev.gatehouse.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request's path in segments, percent-decoded exactly once (RFC 3986 §2.1) after it was split, so that an encoded
 * slash separates nothing. A path that a backend might read as another one than the gateway does has no segments at
 * all and so matches nothing: dot segments in any spelling, empty segments inside, broken escapes, invalid UTF-8,
 * control characters.
 */
final class RequestPath {
    /** APIM's own bound, in characters. */
    private static final int MAX_SEGMENT = 1024;

    private static final int MAX_SEGMENTS = 256;

    private final String received;
    private final List<Segment> segments;

    /** One segment: where it starts in the path as received, decoded, and folded for comparing without case. */
    record Segment(int start, String text, String folded) {}

    private RequestPath(String received, List<Segment> segments) {
        this.received = received;
        this.segments = segments;
    }

    /** @return nothing if the path must not match anything */
    static Optional<RequestPath> of(String received) {
        if (received.isEmpty() || received.charAt(0) != '/') {
            return Optional.empty();
        }
        var segments = new ArrayList<Segment>(8);
        int start = 1;
        while (start < received.length()) {
            int slash = received.indexOf('/', start);
            int end = slash < 0 ? received.length() : slash;
            if (end == start || end - start > MAX_SEGMENT || segments.size() == MAX_SEGMENTS) {
                return Optional.empty();
            }
            var text = decode(received.substring(start, end));
            if (text.isEmpty() || misleading(text.get())) {
                return Optional.empty();
            }
            segments.add(new Segment(start, text.get(), fold(text.get())));
            start = end + 1;
        }
        return Optional.of(new RequestPath(received, segments));
    }

    int size() {
        return segments.size();
    }

    Segment segment(int index) {
        return segments.get(index);
    }

    /** The path as received from a segment on, beginning with a slash. */
    String from(int index) {
        return index == segments.size()
                ? "/"
                : received.substring(segments.get(index).start() - 1);
    }

    /** The decoded segments from one on, joined by slashes. */
    String textFrom(int index) {
        return String.join(
                "/",
                segments.subList(index, segments.size()).stream()
                        .map(Segment::text)
                        .toList());
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Percent-decodes once; nothing if an escape or the UTF-8 is broken. */
    static Optional<String> decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return Optional.of(encoded);
        }
        var bytes = ByteBuffer.allocate(encoded.length() * 3);
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 2 >= encoded.length()) {
                return Optional.empty();
            }
            int high = Character.digit(encoded.charAt(i + 1), 16);
            int low = Character.digit(encoded.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /**
     * Whether a decoded segment holds a control character, or a dot segment between slashes of either kind; servers
     * that strip {@code ;parameters} see one in {@code ..;x} too.
     */
    private static boolean misleading(String text) {
        boolean suspicious = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f) {
                return true;
            }
            suspicious |= c == '.';
        }
        if (!suspicious) {
            return false;
        }
        for (var part : text.split("[/\\\\]", -1)) {
            int semicolon = part.indexOf(';');
            var name = semicolon < 0 ? part : part.substring(0, semicolon);
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
