package dev.gatehouse.tenant.authorize;

import dev.gatehouse.http.Reply;
import dev.gatehouse.tenant.signin.Secrets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pages, as HTML in which everything that came from elsewhere is escaped. A page may load nothing, run nothing but the
 * one script that is named by its hash, stand in no frame, and send its form only here and, by the redirect that follows,
 * to the application.
 */
final class Pages {
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;place-items:center;\
            min-height:100vh;background:Canvas;color:CanvasText}main{box-sizing:border-box;width:min(26rem,100%);padding:2rem}\
            h1{font-size:1.5rem;margin:0 0 .25rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}\
            input{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:1px solid GrayText;border-radius:4px}\
            button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.5rem 1.5rem;border:0;border-radius:4px;\
            background:#0f5ea8;color:#fff;cursor:pointer}:focus-visible{outline:3px solid #d98500;outline-offset:2px}\
            .error{border-left:4px solid #b3261e;padding:.5rem .75rem;margin:1rem 0;background:rgb(179 38 30/.1)}\
            .hint{margin:.25rem 0;color:GrayText}""";
    private static final String SUBMIT = "document.forms[0].submit()";
    private static final String STYLE_SOURCE = source(STYLE);
    private static final String SCRIPT_SOURCE = source(SUBMIT);

    private Pages() {}

    /** @param name typed before, or hinted at by the application */
    static Reply signIn(int status, Form form, String name, Optional<String> error) {
        return page(status, "Sign in", form.target(), """
                <h1>Sign in</h1>
                <p class="hint">to continue to %s</p>
                %s<form method="post" action="%s">
                <input type="hidden" name="flow" value="%s">
                <label for="name">User name</label>
                <input id="name" name="name" type="text" inputmode="email" autocomplete="username" autocapitalize="none"\
                 spellcheck="false" required maxlength="256" value="%s"%s>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required\
                 maxlength="256"%s%s>
                <button type="submit">Sign in</button>
                </form>
                """.formatted(
                        escaped(form.target().clientName()),
                        alert(error),
                        escaped(form.action()),
                        escaped(form.flow()),
                        escaped(name),
                        name.isEmpty() ? " autofocus" : "",
                        name.isEmpty() ? "" : " autofocus",
                        error.isPresent() ? " aria-describedby=\"error\" aria-invalid=\"true\"" : ""));
    }

    static Reply changePassword(int status, Form form, String name, Optional<String> error) {
        return page(status, "Choose a new password", form.target(), """
                <h1>Choose a new password</h1>
                <p class="hint">This password was given to you. Before you continue to %s, choose one of your own.</p>
                %s<form method="post" action="%s">
                <input type="hidden" name="flow" value="%s">
                <input type="hidden" name="username" autocomplete="username" value="%s">
                <label for="new">New password</label>
                <input id="new" name="new" type="password" autocomplete="new-password" required minlength="8"\
                 maxlength="256" autofocus aria-describedby="rules%s">
                <p class="hint" id="rules">8 characters or more, of three kinds: lower case, upper case, digits, others.</p>
                <label for="again">New password again</label>
                <input id="again" name="again" type="password" autocomplete="new-password" required maxlength="256">
                <button type="submit">Change password and sign in</button>
                </form>
                """.formatted(
                        escaped(form.target().clientName()),
                        alert(error),
                        escaped(form.action()),
                        escaped(form.flow()),
                        escaped(name),
                        error.isPresent() ? " error" : ""));
    }

    /** Without a script somebody presses the button. */
    static Reply formPost(Target target, Map<String, String> fields) {
        var inputs = fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"" + escaped(field.getKey()) + "\" value=\""
                        + escaped(field.getValue()) + "\">\n")
                .collect(Collectors.joining());
        return page(200, "Continue", target, """
                <h1>You are signed in</h1>
                <form method="post" action="%s">
                %s<button type="submit">Continue to %s</button>
                </form>
                <script>%s</script>
                """.formatted(
                        escaped(target.redirectUri()), inputs, escaped(target.clientName()), SUBMIT));
    }

    /** @param number AADSTS…, by which it can be looked up */
    static Reply problem(int status, String description, String requestId) {
        return page(status, "Sign-in isn't possible", Optional.empty(), """
                <h1>Sign-in isn't possible</h1>
                <p class="error" role="alert">%s</p>
                <p class="hint">Request %s</p>
                """.formatted(
                        escaped(description), escaped(requestId)));
    }

    static Reply signedOut() {
        return page(200, "Signed out", Optional.empty(), """
                <h1>You are signed out</h1>
                <p>You may close this page.</p>
                """);
    }

    /**
     * What a form needs.
     *
     * @param action where it is sent
     * @param flow the request, sealed
     */
    record Form(Target target, String action, String flow) {}

    private static String alert(Optional<String> error) {
        return error.map(text -> "<p class=\"error\" id=\"error\" role=\"alert\">" + escaped(text) + "</p>\n")
                .orElse("");
    }

    private static Reply page(int status, String title, Target target, String content) {
        return page(status, title, Optional.of(target), content);
    }

    private static Reply page(int status, String title, Optional<Target> target, String content) {
        var html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escaped(title), STYLE, content);
        var reply = Reply.bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        return bare(reply)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + STYLE_SOURCE
                                + (content.contains("<script>") ? "; script-src " + SCRIPT_SOURCE : "")
                                + "; form-action "
                                + target.map(each -> "'self' " + origin(each.redirectUri()))
                                        .orElse("'none'")
                                + "; frame-ancestors 'none'; base-uri 'none'");
    }

    /** What every reply has, with a page or without. */
    static Reply bare(Reply reply) {
        return reply.with("Cache-Control", "no-store")
                .with("Pragma", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY")
                // With no-referrer a browser would not say in Origin that a form comes from here.
                .with("Referrer-Policy", "same-origin")
                // The application may have opened a window for this, and waits for it.
                .with("Cross-Origin-Opener-Policy", "unsafe-none");
    }

    /** A source of Content-Security-Policy that covers the URI. */
    private static String origin(String uri) {
        var parsed = URI.create(uri);
        boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
        return web && parsed.getHost() != null && !parsed.getHost().startsWith("[")
                ? parsed.getScheme() + "://" + parsed.getRawAuthority()
                : parsed.getScheme() + ":";
    }

    private static String source(String content) {
        var base64url = Secrets.sha256(content);
        var bytes = Base64.getUrlDecoder().decode(base64url);
        return "'sha256-" + Base64.getEncoder().encodeToString(bytes) + "'";
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(text.charAt(i));
            }
        }
        return escaped.toString();
    }
}
