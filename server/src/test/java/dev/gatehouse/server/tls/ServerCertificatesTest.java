package dev.gatehouse.server.tls;

import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.DataFolder;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerCertificatesTest {
    private static final List<Host> HOSTS =
            List.of(Host.of("localhost"), Host.of("127.0.0.1"), Host.of("[::1]"), Host.of("API.example.com"));

    @TempDir
    private Path parent;

    private DataFolder folder;
    private Instant now = Instant.now();

    @BeforeEach
    void openFolder() {
        folder = DataFolder.open(parent.resolve("data"));
    }

    @AfterEach
    void closeFolder() {
        folder.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "api.example.com"})
    void handshakeWhenTheHostIsOursThenAClientThatTrustsTheAuthorityAcceptsIt(String host) throws Exception {
        handshake(open(HOSTS), host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "other.example.com", "127.0.0.2"})
    void handshakeWhenTheHostIsNotOursThenItIsRefused(String host) {
        var certificates = open(HOSTS);

        assertThatThrownBy(() -> handshake(certificates, host)).isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @CsvSource({"localhost, true", "below.localhost, true", "bank.example, false", "203.0.113.9, false"})
    void authorityWhenItsKeyIsStolenThenItSpeaksForOurHostsAlone(String host, boolean permitted) throws Exception {
        var extension = open(HOSTS).authority().getExtensionValue(Extension.nameConstraints.getId());
        var constraints = NameConstraints.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension));
        // Browsers and OpenSSL hold an authority to its constraints; the JDK does not, so that its TLS can't tell.
        var rules = new PKIXNameConstraintValidator();
        rules.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        int kind = Host.of(host) instanceof Host.Name ? GeneralName.dNSName : GeneralName.iPAddress;

        if (permitted) {
            rules.checkPermitted(new GeneralName(kind, host));
        } else {
            assertThatThrownBy(() -> rules.checkPermitted(new GeneralName(kind, host)))
                    .isInstanceOf(NameConstraintValidatorException.class);
        }
    }

    @Test
    void openWhenTheAuthorityMayNotSpeakForAHostThenANewOneIsMade() throws Exception {
        var first = open(HOSTS);
        var second = open(List.of(Host.of("localhost"), Host.of("new.example.org")));

        assertThat(second.authority()).isNotEqualTo(first.authority());
        handshake(second, "new.example.org");
    }

    @Test
    void openWhenAServicesNameStandsBelowAHostThenTheAuthorityStaysAndSpeaksForIt() throws Exception {
        var first = open(List.of(Host.of("localhost")));
        var second = open(List.of(Host.of("localhost"), Host.of("second.localhost")));

        assertThat(second.authority()).isEqualTo(first.authority());
        handshake(second, "second.localhost");
        assertThat(open(List.of(Host.of("localhost"), Host.of("notlocalhost"))).authority())
                .as("no name below it")
                .isNotEqualTo(first.authority());
    }

    @Test
    void openWhenNothingChangedThenEverythingIsKept() {
        var first = open(HOSTS);
        now = now.plus(Duration.ofDays(300));

        assertThat(open(HOSTS).chain()).isEqualTo(first.chain());
    }

    @Test
    void openWhenTheServersCertificateNearsItsEndThenItAloneIsRenewed() {
        var first = open(HOSTS);
        now = now.plus(Duration.ofDays(350));
        var second = open(HOSTS);

        assertThat(second.authority()).isEqualTo(first.authority());
        assertThat(second.chain().getFirst()).isNotEqualTo(first.chain().getFirst());
        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void openWhenAHostGoesThenTheServersCertificateNoLongerNamesIt() throws Exception {
        var first = open(HOSTS);
        var second = open(HOSTS.subList(0, 3));

        assertThat(second.authority()).isEqualTo(first.authority());
        assertThat(second.chain().getFirst().getSubjectAlternativeNames().toString())
                .doesNotContain("example")
                .contains("localhost");
    }

    @Test
    void openWhenTheFirstStartBrokeOffThenTheNextMakesThemAnew() throws Exception {
        open(HOSTS);
        Files.delete(folder.resolve("ca/hosts"));

        handshake(open(HOSTS), "localhost");
    }

    @Test
    void openWhenAFileIsDamagedThenOneLineSaysWhatToDo() throws IOException {
        open(HOSTS);
        Files.writeString(folder.resolve("ca/ca.key"), "nonsense!");

        assertThatThrownBy(() -> open(HOSTS))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("restore them from a backup");
    }

    private ServerCertificates open(List<Host> hosts) {
        return ServerCertificates.open(folder, hosts, InstantSource.fixed(now));
    }

    private static void handshake(ServerCertificates certificates, String host) throws Exception {
        handshake(certificates.serverContext(), certificates, host);
    }

    /** A real TLS handshake by a client that trusts the authority alone and checks the host. */
    private static void handshake(SSLContext server, ServerCertificates trusted, String host) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", trusted.authority());
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);

        var loopback = InetAddress.getLoopbackAddress();
        try (var listening = (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listening.setSoTimeout(10_000);
            var serving = Thread.ofVirtual().start(() -> {
                try (var accepted = (SSLSocket) listening.accept()) {
                    accepted.setSoTimeout(10_000);
                    accepted.startHandshake();
                } catch (IOException _) {
                    // the client's view is what counts
                }
            });
            var plain = new java.net.Socket(loopback, listening.getLocalPort());
            try (var socket =
                    (SSLSocket) client.getSocketFactory().createSocket(plain, host, listening.getLocalPort(), true)) {
                socket.setSoTimeout(10_000);
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
            serving.join();
        }
    }
}
