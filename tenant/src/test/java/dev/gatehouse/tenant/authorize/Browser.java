package dev.gatehouse.tenant.authorize;

import dev.gatehouse.tenant.TenantUnderTest;
import dev.gatehouse.tenant.TenantUnderTest.Answer;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser: keeps cookies, fills forms in, and shows where it is sent instead of going there. */
final class Browser {
    private final TenantUnderTest tenant;
    final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(TenantUnderTest tenant) {
        this.tenant = tenant;
    }

    Answer get(String path, Map<String, String> query) {
        return kept(tenant.get(path + "?" + TenantUnderTest.encode(query), "Cookie", cookieHeader()));
    }

    Answer post(String path, Map<String, String> fields, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = cookieHeader();
        return kept(tenant.form(path, fields, all));
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Answer kept(Answer answer) {
        for (var field : answer.response().headers().allValues("Set-Cookie")) {
            var pair = field.split(";", 2)[0].split("=", 2);
            if (field.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    /** The sign-in form of a page, filled in and sent. */
    Answer signIn(Answer page, String name, String password, String... headers) {
        return post(action(page), Map.of("flow", flow(page), "name", name, "password", password), headers);
    }

    static String action(Answer page) {
        return found(page, "<form method=\"post\" action=\"([^\"]+)\"");
    }

    static String flow(Answer page) {
        return found(page, "name=\"flow\" value=\"([^\"]+)\"");
    }

    private static String found(Answer page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page.body());
        if (!found.find()) {
            throw new AssertionError(page.status() + " " + page.body());
        }
        return found.group(1);
    }

    /** What the browser is sent back with. */
    static Map<String, String> sentBack(Answer answer) {
        var location = answer.header("Location");
        if (answer.status() != 303) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        var uri = URI.create(location);
        var fields = new LinkedHashMap<String, String>();
        var text = uri.getRawFragment() != null ? uri.getRawFragment() : uri.getRawQuery();
        for (var field : text.split("&")) {
            var pair = field.split("=", 2);
            fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
