package dev.gatehouse.model.brand;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a link at the foot of the pages may lead. */
public final class BrandLink {
    private BrandLink() {}

    /** What is wrong with an address, as a sentence's end; empty if nothing is. */
    public static Optional<String> problem(String url) {
        try {
            var uri = new URI(url);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null
                    || scheme.equalsIgnoreCase("mailto") && uri.isOpaque()) {
                return Optional.empty();
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        return Optional.of("must begin with https://, http:// or mailto:");
    }
}
