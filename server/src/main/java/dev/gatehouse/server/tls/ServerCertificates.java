package dev.gatehouse.server.tls;

import dev.gatehouse.server.StartFailure;
import dev.gatehouse.server.data.DataFolder;
import dev.gatehouse.server.data.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The doors' key and certificate chain, and the authority that people trust.
 *
 * <p>The authority may only speak for the hosts of this installation (name constraints), so that trusting it in a
 * browser gives nobody who steals its key power over other sites. When a host is added that it may not speak for, a new
 * authority is made, which has to be trusted anew.
 */
public final class ServerCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificates.class);
    private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);
    /** What browsers and systems still accept of a server's certificate. */
    private static final Duration SERVER_LIFETIME = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE = Duration.ofDays(60);

    private final Path authorityFile;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private ServerCertificates(Path authorityFile, PrivateKey key, List<X509Certificate> chain) {
        this.authorityFile = authorityFile;
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /**
     * Reads what is there; makes what is missing, nearly expired, or doesn't fit the hosts.
     *
     * @param hosts what the doors are called
     */
    public static ServerCertificates open(DataFolder folder, Collection<Host> hosts, InstantSource clock) {
        try {
            return open(folder.resolve("ca"), new TreeSet<>(hosts), clock.instant());
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure(
                    "the certificates in %s can't be read: restore them from a backup, or delete the folder for new ones, which have to be trusted anew"
                            .formatted(folder.resolve("ca")),
                    e);
        }
    }

    private static ServerCertificates open(Path folder, TreeSet<Host> hosts, Instant now)
            throws IOException, GeneralSecurityException {
        var authorityFile = folder.resolve("ca.pem");
        var authorityKeyFile = folder.resolve("ca.key");
        // What the authority may speak for. Written last: without it, the authority counts as missing.
        var hostsFile = folder.resolve("hosts");
        var serverFile = folder.resolve("server.pem");
        var serverKeyFile = folder.resolve("server.key");

        boolean known = Files.exists(hostsFile);
        Certified authority = known
                ? new Certified(
                        Pem.privateKey(authorityKeyFile),
                        Pem.certificates(authorityFile).getFirst())
                : null;
        boolean fits = known
                && lives(authority.certificate(), now, RENEW_BEFORE.plus(SERVER_LIFETIME))
                && covers(Files.readAllLines(hostsFile), hosts);
        if (!fits) {
            if (known) {
                LOG.warn(
                        "A new certificate authority is made, because the old one doesn't cover {}: trust {} anew",
                        hosts.stream().map(Host::text).toList(),
                        authorityFile);
            }
            authority = new CertificateMaker().authority(hosts, now, AUTHORITY_LIFETIME);
            Files.deleteIfExists(hostsFile);
            Files.deleteIfExists(serverFile);
            Pem.write(authorityKeyFile, authority.key());
            Pem.write(authorityFile, List.of(authority.certificate()));
            OwnerOnly.replace(hostsFile, String.join("\n", names(hosts)).getBytes(StandardCharsets.UTF_8));
        }
        if (Files.exists(serverFile) && Files.exists(serverKeyFile)) {
            var chain = Pem.certificates(serverFile);
            if (names(chain.getFirst()).equals(names(hosts)) && lives(chain.getFirst(), now, RENEW_BEFORE)) {
                return new ServerCertificates(authorityFile, Pem.privateKey(serverKeyFile), chain);
            }
            // Without its certificate the key counts as missing: a crash between the two writes can't part them.
            Files.delete(serverFile);
        }
        var server = new CertificateMaker().server(authority, hosts, now, SERVER_LIFETIME);
        var chain = List.of(server.certificate(), authority.certificate());
        Pem.write(serverKeyFile, server.key());
        Pem.write(serverFile, chain);
        return new ServerCertificates(authorityFile, server.key(), chain);
    }

    /** What an authority may speak for it may speak for with more before it (RFC 5280, section 4.2.1.10). */
    private static boolean covers(List<String> constraints, Collection<Host> hosts) {
        return hosts.stream()
                .allMatch(host -> constraints.contains(host.text())
                        || host instanceof Host.Name
                                && constraints.stream()
                                        .anyMatch(known -> host.text().endsWith("." + known)));
    }

    private static boolean lives(X509Certificate certificate, Instant now, Duration rest) {
        return now.plus(rest).isBefore(certificate.getNotAfter().toInstant())
                && !now.isBefore(certificate.getNotBefore().toInstant());
    }

    private static TreeSet<String> names(X509Certificate certificate) throws GeneralSecurityException {
        var found = new TreeSet<String>();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(
                    pair -> found.add(Host.of(pair.get(1).toString()).text()));
        }
        return found;
    }

    private static TreeSet<String> names(Collection<Host> hosts) {
        var found = new TreeSet<String>();
        hosts.forEach(host -> found.add(host.text()));
        return found;
    }

    /** The authority's certificate, as a PEM file for clients to trust. */
    public Path authorityFile() {
        return authorityFile;
    }

    public X509Certificate authority() {
        return chain.getLast();
    }

    public PrivateKey key() {
        return key;
    }

    /** The server's certificate, then the authority's. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Key and chain as the JDK's TLS takes them. */
    public KeyManagerFactory keyManagers() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
            var factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, new char[0]);
            return factory;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("this Java can't use the server's certificate", e);
        }
    }

    /** For a server that shows this certificate. */
    public SSLContext serverContext() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keyManagers().getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new StartFailure("this Java can't use the server's certificate", e);
        }
    }

    /** For a client that trusts this authority and no other. */
    public SSLContext clientContext() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", authority());
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFailure("this Java can't use the certificate authority", e);
        }
    }
}
