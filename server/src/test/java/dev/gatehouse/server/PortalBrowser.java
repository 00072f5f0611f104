package dev.gatehouse.server;

import dev.gatehouse.http.OutboundClient;
import dev.gatehouse.http.OutboundReply;
import dev.gatehouse.http.OutboundRequest;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser in front of a server's portals, as far as its cookies, its redirects and its forms go. */
final class PortalBrowser {
    private final OutboundClient client;
    private final String controlUrl;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();

    PortalBrowser(OutboundClient client, String controlUrl) {
        this.client = client;
        this.controlUrl = controlUrl;
    }

    /** Everything that a reply ever said about cookies. */
    List<String> setCookies() {
        return setCookies;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Signs in from {@code …/sign-in} to the portal's page; a password that has to be changed becomes {@code next}. */
    OutboundReply signIn(String signInPath, String name, String password, String next) {
        var page = follow(get(signInPath));
        var reply = post(
                page,
                Map.of("flow", found(page, "name=\"flow\" value=\"([^\"]+)\""), "name", name, "password", password));
        if (reply.bodyText().contains("name=\"again\"")) {
            reply = post(
                    reply,
                    Map.of("flow", found(reply, "name=\"flow\" value=\"([^\"]+)\""), "new", next, "again", next));
        }
        return follow(reply);
    }

    OutboundReply get(String path, String... headers) {
        return send(OutboundRequest.get(url(path)), headers);
    }

    /** What a page of the portal asks. */
    OutboundReply ask(String portal, String method, String path) {
        return send(
                OutboundRequest.of(method, url(path)),
                "X-Gatehouse-Portal",
                portal,
                "Origin",
                controlUrl,
                "Sec-Fetch-Site",
                "same-origin");
    }

    OutboundReply send(OutboundRequest request, String... headers) {
        var all = request;
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            all = all.with(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var reply = client.send(all);
        for (var set : reply.headers().all("Set-Cookie")) {
            setCookies.add(set);
            var pair = set.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return reply;
    }

    OutboundReply follow(OutboundReply reply) {
        var now = reply;
        while (now.status() == 303 || now.status() == 302) {
            now = get(location(now).orElseThrow());
        }
        return now;
    }

    static Optional<String> location(OutboundReply reply) {
        return reply.headers().first("Location");
    }

    private OutboundReply post(OutboundReply page, Map<String, String> fields) {
        var action = found(page, "action=\"([^\"]+)\"").replace("&amp;", "&");
        return send(OutboundRequest.of("POST", url(action)).withForm(fields), "Origin", controlUrl);
    }

    private static String found(OutboundReply page, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(page.bodyText());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page.status() + " " + page.bodyText());
        }
        return matcher.group(1);
    }

    private URI url(String path) {
        return URI.create(path.startsWith("/") ? controlUrl + path : path);
    }
}
