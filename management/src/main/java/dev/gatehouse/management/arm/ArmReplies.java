package dev.gatehouse.management.arm;

import com.fasterxml.jackson.databind.node.BinaryNode;
import dev.gatehouse.http.Reply;

/** What the ARM API answers, as HTTP says it: at its own door, and where a portal asks it. */
public final class ArmReplies {
    private ArmReplies() {}

    /** Status, headers and body of an answer. */
    public static Reply of(ArmReply answer) {
        var reply = answer.body()
                .map(body -> body instanceof BinaryNode content
                        ? Reply.bytes(answer.status(), answer.headers().get("Content-Type"), content.binaryValue())
                        : Reply.json(answer.status(), body))
                .orElseGet(() -> Reply.empty(answer.status()));
        for (var header : answer.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** A refusal, as ARM writes errors. */
    public static Reply of(ArmException refusal) {
        var body = Json.object();
        var error = body.putObject("error").put("code", refusal.code()).put("message", refusal.getMessage());
        refusal.target().ifPresent(target -> error.put("target", target));
        if (!refusal.details().isEmpty()) {
            var details = error.putArray("details");
            refusal.details()
                    .forEach(problem -> details.addObject()
                            .put("code", "ValidationError")
                            .put("target", problem.target())
                            .put("message", problem.message()));
        }
        return Reply.json(refusal.status(), body);
    }
}
