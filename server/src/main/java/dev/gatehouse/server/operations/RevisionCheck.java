package dev.gatehouse.server.operations;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundRequest;

import java.net.URI;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the gateway answers, and serves the revision that the store holds.
 *
 * @param status where the gateway tells the revision that it serves
 */
public record RevisionCheck(OutboundClient client, URI status, LongSupplier current) implements Check {

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Optional<String> problem() {
        // Asked first: what is committed while the gateway answers must not count against it.
        long wanted = current.getAsLong();
        try {
            var reply = client.send(OutboundRequest.get(status));
            if (reply.status() != 200) {
                return Optional.of("%s answers %d instead of 200".formatted(status, reply.status()));
            }
            long served = reply.json().path("revision").asLong(-1);
            return served >= wanted
                    ? Optional.empty()
                    : Optional.of("the gateway serves revision %d, the current one is %d".formatted(served, wanted));
        } catch (OutboundException e) {
            return Optional.of(e.getMessage());
        }
    }
}
