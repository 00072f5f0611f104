package dev.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.RequestException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** What a running server says of itself in its data folder's {@code gatehouse.json}. */
public final class ServerDescription {
    private final Path data;
    private final JsonNode document;

    private ServerDescription(Path data, JsonNode document) {
        this.data = data;
        this.document = document;
    }

    /** @throws VerbException if no server was ever started on the folder, or the file can't be read */
    static ServerDescription in(Path data) {
        var file = data.resolve("gatehouse.json");
        try {
            return new ServerDescription(data, Json.parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            throw new VerbException(
                    ExitCode.NOT_RUNNING,
                    "There is no " + file + ": start the server with ./gatehouse run, or name its folder with --data.");
        } catch (IOException | RequestException e) {
            throw new VerbException(ExitCode.FAILED, file + " can't be read: " + e.getMessage());
        }
    }

    /** A value by its path, such as {@code automation/clientId}. */
    public String get(String path) {
        var value = document.at("/" + path);
        if (!value.isTextual()) {
            throw new VerbException(
                    ExitCode.FAILED,
                    data.resolve("gatehouse.json") + " has no " + path
                            + (path.startsWith("automation/")
                                    ? ": the verbs need the credentials of the first start, which no longer work."
                                    : ": it is not a file that Gatehouse wrote."));
        }
        return value.asText();
    }

    public Path data() {
        return data;
    }

    /** The service's ARM path. */
    public String servicePath() {
        return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ApiManagement/service/%s"
                .formatted(get("subscriptionId"), get("resourceGroup"), get("serviceName"));
    }

    X509Certificate certificateAuthority() {
        var file = Path.of(get("caCertificate"));
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new VerbException(ExitCode.FAILED, file + " can't be read: " + e.getMessage());
        }
    }
}
