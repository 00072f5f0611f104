package dev.gatehouse.tenant.token;

/** Is told of every token given and refused, for metrics. Called on the thread of the request: be quick. */
public interface TokenObserver {

    /** @param grant how it was asked for: {@code client_credentials} or {@code managed_identity} */
    void tokenIssued(String grant);

    void tokenRefused(TokenFault fault);

    /** Counts nothing. */
    static TokenObserver none() {
        return new TokenObserver() {
            @Override
            public void tokenIssued(String grant) {
                // Nobody counts.
            }

            @Override
            public void tokenRefused(TokenFault fault) {
                // Nobody counts.
            }
        };
    }
}
