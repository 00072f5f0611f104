package dev.gatehouse.http;

final class PlainErrors {
    private PlainErrors() {}

    static Reply reply(RequestException refusal) {
        var body = Json.object();
        body.putObject("error").put("code", refusal.code()).put("message", refusal.getMessage());
        var reply = Reply.json(refusal.status(), body);
        return refusal instanceof MethodNotAllowedException notAllowed
                ? reply.with("Allow", notAllowed.allow())
                : reply;
    }
}
