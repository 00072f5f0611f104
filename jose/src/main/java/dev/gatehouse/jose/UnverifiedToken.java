package dev.gatehouse.jose;

/**
 * A token that was taken apart, and nothing more: whoever sent it may have written anything into it. It lets one look
 * at {@code aud} or {@code iss} to find whose token it would be, before paying for the signature.
 */
public final class UnverifiedToken {
    /** Characters a token may have; the longest that travel in practice are under 8,000. */
    public static final int LONGEST = 16 * 1024;

    private final String text;
    private final CompactJws jws;
    private final Claims claims;

    private UnverifiedToken(String text, CompactJws jws, Claims claims) {
        this.text = text;
        this.jws = jws;
        this.claims = claims;
    }

    /** @throws TokenRefused if it is not a signed JWT in compact form */
    public static UnverifiedToken parse(String text) {
        var jws = CompactJws.parse(text, LONGEST);
        try {
            return new UnverifiedToken(text, jws, new Claims(StrictJson.object(jws.payload())));
        } catch (StrictJson.NotAnObject e) {
            throw new TokenRefused(
                    TokenRefused.Reason.MALFORMED, "The token's claims are not a JSON object with every member once.");
        }
    }

    public TokenHeader header() {
        return jws.header();
    }

    /** What the token says of itself; believed only after {@link TokenVerifier}. */
    public Claims claims() {
        return claims;
    }

    /** The token as it was sent: a credential, to be hashed or forwarded and never logged. */
    public String text() {
        return text;
    }

    CompactJws jws() {
        return jws;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "UnverifiedToken[alg=" + header().algorithm() + "]";
    }
}
