package dev.gatehouse.server.operations;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundException;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a door answers a real request as it should.
 *
 * @param judge what is wrong with an answer; empty if nothing is
 */
public record DoorCheck(String name, OutboundClient client, URI url, Function<OutboundReply, Optional<String>> judge)
        implements Check {

    /** A door that must answer with this status. */
    public static DoorCheck answering(String name, OutboundClient client, URI url, int status) {
        return new DoorCheck(
                name,
                client,
                url,
                reply -> reply.status() == status
                        ? Optional.empty()
                        : Optional.of("%s answers %d instead of %d".formatted(url, reply.status(), status)));
    }

    @Override
    public Optional<String> problem() {
        try {
            return judge.apply(client.send(OutboundRequest.get(url)));
        } catch (OutboundException e) {
            return Optional.of(e.getMessage());
        }
    }
}
