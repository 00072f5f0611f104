package dev.gatehouse.cli.demo;

import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.ServerDescription;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Prints the walk-through: what happens, the request as {@code curl} to repeat it, and what came back. The requests use
 * a few shell variables that are printed first, so that they can be pasted one by one. No secret is printed: {@code
 * curl} reads them from files and from its standard input.
 */
final class Script {
    private static final String ACCESS_TOKEN = "sed -n 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/p'";

    private final PrintWriter out;
    private final ServerDescription server;
    private int steps;

    Script(PrintWriter out, ServerDescription server) {
        this.out = out;
        this.server = server;
    }

    void opening() {
        var description = server.data().resolve("gatehouse.json").toAbsolutePath();
        out.println();
        out.println("The walk-through. Each step was just done; the lines below it repeat it, pasted into a shell.");
        out.println();
        line("CA=" + quoted(server.get("caCertificate")));
        line("ARM=" + quoted(server.get("controlUrl") + server.servicePath()));
        line("GRAPH=" + quoted(server.get("graphUrl")));
        line("automation() { sed -n 's/.*\"clientSecret\" *: *\"\\([^\"]*\\)\".*/\\1/p' "
                + quoted(description.toString()) + " | tr -d '\\n' \\");
        line("  | curl -sS --cacert \"$CA\" " + quoted(server.get("tokenUrl"))
                + " -d grant_type=client_credentials \\");
        line("    -d client_id=" + server.get("automation/clientId")
                + " --data-urlencode client_secret@- --data-urlencode \"scope=$1\" \\");
        line("  | " + ACCESS_TOKEN + "; }");
        line("ARM_TOKEN=$(automation https://management.azure.com/.default)");
        line("GRAPH_TOKEN=$(automation https://graph.microsoft.com/.default)");
        out.flush();
    }

    /** The number of the step that is being done. */
    int nextStep() {
        return steps + 1;
    }

    /** @param request shell lines; nothing else is printed so far to the right, so that they can be told apart */
    void step(String title, String request, String... outcomes) {
        out.println();
        out.println(" " + ++steps + ". " + title);
        request.lines().forEach(this::line);
        for (var outcome : outcomes) {
            out.println("  → " + outcome);
        }
        out.flush();
    }

    String arm(String method, String path, String body) {
        var url = "\"$ARM" + path + "?api-version=" + RunningServer.API_VERSION + "\"";
        return "curl -sS --cacert \"$CA\" -X " + method + " " + url + " -H \"Authorization: Bearer $ARM_TOKEN\""
                + ("PATCH".equals(method) ? " -H 'If-Match: *'" : "")
                + json(body);
    }

    String graph(String method, String path, String body) {
        // A $ would be the shell's, inside double quotes.
        var url = "\"$GRAPH" + path.replace("$", "\\$") + "\"";
        return "curl -sS --cacert \"$CA\" -X " + method + " " + url + " -H \"Authorization: Bearer $GRAPH_TOKEN\""
                + json(body);
    }

    /** Reveals a secret into a file, which stays as it is when that is refused. */
    String secret(String path, Path file) {
        return "(umask 077; set -o pipefail; " + arm("POST", path, "").replace("-sS", "-sSf")
                + " \\\n  | sed -n 's/.*\"clientSecret\" *: *\"\\([^\"]*\\)\".*/\\1/p'" + " | tr -d '\\n' > "
                + quoted(file + ".next") + " \\\n  && mv " + quoted(file + ".next") + " " + quoted(file.toString())
                + ")";
    }

    String token(String variable, String client, Path secretFile, String scope) {
        return variable + "=$(curl -sS --cacert \"$CA\" " + quoted(server.get("tokenUrl"))
                + " -d grant_type=client_credentials \\\n  -d client_id=" + client
                + " --data-urlencode client_secret@" + quoted(secretFile.toString()) + " --data-urlencode scope="
                + scope
                + " \\\n  | " + ACCESS_TOKEN + ")";
    }

    String call(String method, String url, String body) {
        return "curl -sS -w ' %{http_code}\\n' -X " + method + " " + quoted(url)
                + " -H \"Authorization: Bearer $TOKEN\"" + json(body);
    }

    void closing(Path secretFile) {
        out.println();
        out.println("Done. Gatehouse keeps running; Ctrl-C stops it.");
        out.println();
        field("gateway", server.get("gatewayUrl") + "  " + server.get("gatewayHttpsUrl"));
        field("control plane", server.get("controlUrl"));
        field("admin portal", server.get("adminPortalUrl"));
        field("developer portal", server.get("developerPortalUrl"));
        field("token URL", server.get("tokenUrl"));
        field("Microsoft Graph", server.get("graphUrl"));
        field("operations", server.get("operationsUrl"));
        field(
                "credentials",
                server.data().resolve("gatehouse.json").toAbsolutePath().toString());
        field("demo secret", secretFile.toString());
        out.println();
        out.flush();
    }

    private void field(String name, String value) {
        out.printf("  %-17s %s%n", name, value);
    }

    private void line(String text) {
        out.println("     " + text);
    }

    private static String json(String body) {
        return body.isEmpty() ? "" : " \\\n  -H 'Content-Type: application/json' -d " + quoted(body);
    }

    /** For the shell, literally. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
