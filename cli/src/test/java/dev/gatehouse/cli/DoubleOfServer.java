package dev.gatehouse.cli;

import dev.gatehouse.http.DoorSettings;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.HttpDoor;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A door that stands for all of a server's: it gives a token to everybody, and answers all else as it is told. */
public final class DoubleOfServer implements AutoCloseable {
    static final String SECRET = "automation-secret";
    public static final String SERVICE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/n";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Handler handler;
    private final HttpDoor door;

    /** @param data where it leaves its description, as a server does */
    public DoubleOfServer(Path data, Handler handler) throws IOException, GeneralSecurityException {
        this.handler = handler;
        this.door = HttpDoor.open(DoorSettings.loopback("double", 0), this::answer);
        var authority = Files.writeString(data.resolve("ca.pem"), anyCertificate());
        var url = "http://localhost:" + door.port();
        var description = Json.object()
                .put("controlUrl", url)
                .put("operationsUrl", url)
                .put("gatewayUrl", url)
                .put("gatewayHttpsUrl", url)
                .put("tokenUrl", url + "/token")
                .put("graphUrl", url + "/v1.0")
                .put("subscriptionId", "s")
                .put("resourceGroup", "g")
                .put("serviceName", "n")
                .put("tenantId", "t")
                .put("caCertificate", authority.toString());
        description.putObject("automation").put("clientId", "c").put("clientSecret", SECRET);
        Files.write(data.resolve("gatehouse.json"), Json.write(description));
    }

    private Reply answer(Request request) {
        if (request.path().equals("/token")) {
            requests.add("POST /token");
            return Reply.json(200, Json.object().put("access_token", "token"));
        }
        requests.add(request.method() + " " + request.path() + "?" + request.rawQuery());
        return handler.handle(request);
    }

    /** Method, path and query of what was asked so far, in turn. */
    public List<String> requests() {
        return requests;
    }

    /** A certificate that nobody here presents: there has to be one to trust. */
    private static String anyCertificate() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var certificate = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Override
    public void close() {
        door.close();
    }
}
