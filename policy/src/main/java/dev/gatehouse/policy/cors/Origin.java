package dev.gatehouse.policy.cors;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Origins as text, made comparable (RFC 6454 section 4): lower case, with the port. */
final class Origin {

    private static final int LONGEST = 512;

    private Origin() {}

    /** Empty if it is no origin: {@code null}, something with a path, another scheme than http and https. */
    static Optional<String> normalized(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI origin = new URI(text.toLowerCase(Locale.ROOT));
            boolean bare = origin.getHost() != null
                    && (origin.getRawPath() == null
                            || origin.getRawPath().isEmpty()
                            || origin.getRawPath().equals("/"))
                    && origin.getRawQuery() == null
                    && origin.getRawFragment() == null
                    && origin.getRawUserInfo() == null;
            if (!bare || origin.getScheme() == null) {
                return Optional.empty();
            }
            return switch (origin.getScheme()) {
                case "http" -> Optional.of("http://" + origin.getHost() + ":" + port(origin, 80));
                case "https" -> Optional.of("https://" + origin.getHost() + ":" + port(origin, 443));
                default -> Optional.empty();
            };
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static int port(URI origin, int usual) {
        return origin.getPort() < 0 ? usual : origin.getPort();
    }
}
