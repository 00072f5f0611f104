package dev.gatehouse.identity.graph;

/** Where the adapter gets the access tokens that it calls Graph with. */
public interface AccessTokens {

    /** What Graph's tokens are for. */
    String GRAPH = "https://graph.microsoft.com";

    /**
     * A token for the resource, perhaps one obtained before.
     *
     * @param resource the resource's URI, without {@code /.default}
     * @throws dev.gatehouse.identity.IdentityProviderException if there is none to be had
     */
    String token(String resource);

    /** A token obtained now, which {@link #token} gives from now on: it shows roles granted a moment ago. */
    String fresh(String resource);
}
