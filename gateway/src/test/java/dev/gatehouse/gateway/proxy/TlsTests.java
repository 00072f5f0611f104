package dev.gatehouse.gateway.proxy;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.AccessRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** TLS in and out. */
class TlsTests {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext identity;
    private static SSLContext trusting;

    @BeforeAll
    static void makeCertificate() throws Exception {
        var file = folder.resolve("localhost.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys;
        try (InputStream in = Files.newInputStream(file)) {
            keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        identity = SSLContext.getInstance("TLS");
        identity.init(own.getKeyManagers(), null, null);
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("a", keys.getCertificate("a"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private static ProxyServer https(CallHandler handler, LinkedBlockingQueue<AccessRecord> records) {
        var listener = ProxySettings.Listener.https(List.of(InetAddress.getLoopbackAddress()), 0, identity);
        var settings = ProxySettings.of(List.of(listener), InstantSource.system());
        return ProxyServer.start(settings.withEventLoops(1).withTrust(trusting), handler, records::add);
    }

    private static RawConnection connect(ProxyServer server, String... protocols) throws Exception {
        var socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", server.port(0));
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        socket.startHandshake();
        return new RawConnection(socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void callsComeInByTls(String protocol) throws Exception {
        try (var server = https(
                        call -> TestProxy.answer(call.request().scheme() + " "
                                        + call.request().port())
                                .begin(call),
                        new LinkedBlockingQueue<>());
                var client = connect(server, protocol)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(GET).response().body()).isEqualTo("https 443");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.1", "TLSv1"})
    void oldVersionsAreRefused(String protocol) {
        try (var server = https(TestProxy.answer("x"), new LinkedBlockingQueue<>())) {
            assertThatThrownBy(() -> connect(server, protocol).close()).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void plainHttpAtAnHttpsDoorIsNotServed() throws Exception {
        var records = new LinkedBlockingQueue<AccessRecord>();
        try (var server = https(TestProxy.answer("x"), records);
                var client = RawConnection.to(server.port(0))) {
            assertThatThrownBy(() -> client.send(GET).response()).isInstanceOf(java.io.IOException.class);
            assertThat(records).isEmpty();
        }
    }

    @Test
    void aCallPassesByTlsOnBothSides() throws Exception {
        var records = new LinkedBlockingQueue<AccessRecord>();
        try (var backend = https(
                        call -> {
                            var body = call.request().headers().first("Host").orElseThrow() + " "
                                    + call.request()
                                            .headers()
                                            .first("X-Forwarded-Proto")
                                            .orElseThrow();
                            TestProxy.answer(body).begin(call);
                        },
                        new LinkedBlockingQueue<>());
                var server = https(TestProxy.forward("https://localhost:" + backend.port(0)), records);
                var client = connect(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.send(GET).response().body()).isEqualTo("localhost:" + backend.port(0) + " https");
            }
        }
    }

    @Test
    void aLargeBodyPassesByTlsBothWays() throws Exception {
        try (var server = https(TestProxy.forward("http://" + Connector.ECHO_HOST), new LinkedBlockingQueue<>());
                var client = connect(server)) {
            var body = "0123456789".repeat(100_000);
            var sending = Thread.ofVirtual().start(() -> {
                try {
                    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(client.response().body()).isEqualTo(body);
            sending.join();
        }
    }

    @Test
    void aRefusedRequestGetsItsAnswerByTlsToo() throws Exception {
        try (var server = https(TestProxy.answer("x"), new LinkedBlockingQueue<>());
                var client = connect(server)) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost : a\r\n\r\n")
                            .response()
                            .status())
                    .isEqualTo(400);
            assertThat(client.closedByPeer()).isTrue();
        }
    }

    @Test
    void aBackendWhoseCertificateIsNotTrustedIsNotCalled() throws Exception {
        var records = new LinkedBlockingQueue<AccessRecord>();
        try (var backend = https(TestProxy.answer("x"), records);
                var proxy = TestProxy.forwardingTo("https://localhost:" + backend.port(0));
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().status()).isEqualTo(500);
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.BACKEND_CONNECTION_FAILURE);
            assertThat(records).isEmpty();
        }
    }

    @Test
    void aBackendWhoseCertificateIsForAnotherNameIsNotCalled() throws Exception {
        var records = new LinkedBlockingQueue<AccessRecord>();
        try (var backend = https(TestProxy.answer("x"), records);
                var proxy = TestProxy.of(
                        settings -> settings.withTrust(trusting),
                        TestProxy.forward("https://127.0.0.1:" + backend.port(0)));
                var client = proxy.connect()) {
            assertThat(client.send(GET).response().status()).isEqualTo(500);
            assertThat(proxy.record().outcome()).isEqualTo(AccessOutcome.BACKEND_CONNECTION_FAILURE);
            assertThat(records).isEmpty();
        }
    }
}
