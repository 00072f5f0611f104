package dev.gatehouse.portal;

import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;

import java.nio.charset.StandardCharsets;

/** Says where a portal will be, and what does its work until then. */
public final class Notice implements Handler {
    /** Nothing is loaded, run, framed or sent anywhere. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final byte[] page;

    private Notice(String title, String text) {
        page = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(title, text).getBytes(StandardCharsets.UTF_8);
    }

    /** What stands at {@code /}. */
    public static Notice developerPortal() {
        return new Notice("Gatehouse developer portal", """
                <p>This server runs. Its developer portal does not exist yet, and nobody can sign in here.</p>
                <p>Until it does, an API manager registers an application and reveals its credentials on the command line:</p>
                <pre>gatehouse application create --help
                gatehouse application secret --help</pre>""");
    }

    /** What stands at {@code /admin}. */
    public static Notice adminPortal() {
        return new Notice("Gatehouse admin portal", """
                <p>This server runs. Its admin portal does not exist yet, and nobody can sign in here.</p>
                <p>Until it does, the command line and the Azure Resource Manager API do its work:</p>
                <pre>gatehouse status
                gatehouse product --help
                gatehouse application --help</pre>""");
    }

    @Override
    public Reply handle(Request request) {
        return Reply.bytes(200, "text/html; charset=utf-8", page)
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }
}
