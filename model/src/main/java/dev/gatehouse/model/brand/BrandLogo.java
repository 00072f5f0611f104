package dev.gatehouse.model.brand;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a brand's logo may be: a PNG of bounded size. SVG is a document with scripts and links in it, so it isn't taken.
 */
public final class BrandLogo {
    public static final String CONTENT_TYPE = "image/png";

    /** Most bytes of one. */
    public static final int MOST_BYTES = 64 * 1024;

    /** Most pixels of a side. */
    public static final int MOST_PIXELS = 1024;

    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final int HEADER = SIGNATURE.length + 8;

    private BrandLogo() {}

    /** What is wrong with an image, as a sentence's end; empty if nothing is. */
    public static Optional<String> problem(byte[] image) {
        if (image.length > MOST_BYTES) {
            return Optional.of("has " + image.length + " bytes; at most " + MOST_BYTES + " are taken");
        }
        if (image.length < HEADER || !Arrays.equals(Arrays.copyOf(image, SIGNATURE.length), SIGNATURE)) {
            return Optional.of("is not a PNG image");
        }
        var sides = ByteBuffer.wrap(image, SIGNATURE.length, 8);
        var width = sides.getInt();
        var height = sides.getInt();
        return width > 0 && width <= MOST_PIXELS && height > 0 && height <= MOST_PIXELS
                ? Optional.empty()
                : Optional.of(
                        "is %d × %d pixels large; at most %d a side are taken".formatted(width, height, MOST_PIXELS));
    }
}
