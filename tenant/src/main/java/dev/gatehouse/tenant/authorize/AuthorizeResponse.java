package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.PercentEncoding;
import dev.gatehouse.http.Reply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends the browser back to the application, in the mode that it asked for. */
final class AuthorizeResponse {
    private AuthorizeResponse() {}

    static Reply code(Target target, String code) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", code);
        return send(target, fields);
    }

    static Reply error(Target target, AuthorizeRefused refused) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("error", refused.error());
        fields.put("error_description", refused.description());
        return send(target, fields);
    }

    private static Reply send(Target target, Map<String, String> fields) {
        target.state().ifPresent(state -> fields.put("state", state));
        return switch (target.mode()) {
            case QUERY -> redirect(target.redirectUri(), target.redirectUri().contains("?") ? "&" : "?", fields);
            case FRAGMENT -> redirect(target.redirectUri(), "#", fields);
            case FORM_POST -> Pages.formPost(target, fields);
        };
    }

    /** 303, so that what was posted here is not posted there (RFC 9700 section 4.12). */
    private static Reply redirect(String uri, String separator, Map<String, String> fields) {
        var encoded = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + PercentEncoding.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return Pages.bare(Reply.empty(303)).with("Location", uri + separator + encoded);
    }
}
