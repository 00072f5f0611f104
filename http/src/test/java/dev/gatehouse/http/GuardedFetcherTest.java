package dev.gatehouse.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Attempts to make the server fetch what it must not. The door listens on loopback, where the names below lead. */
@Timeout(60)
class GuardedFetcherTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BYTES = 1000;
    private static final String ALLOWED = "127.0.0.1";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
    }

    private HttpDoor door(Handler handler) {
        var settings = DoorSettings.loopback("test door", 0)
                .withTls(AUTHORITY.server("specs.test", "other.test", "localhost", ALLOWED, "::1"));
        var door = HttpDoor.open(settings, request -> {
            calls.incrementAndGet();
            return handler.handle(request);
        });
        open.add(door);
        return door;
    }

    private GuardedFetcher fetcher(Destinations.Resolver resolver, String... allowed) {
        var guard = OutboundAllowance.of(List.of(allowed));
        var fetcher = new GuardedFetcher(guard, List.of(AUTHORITY.certificate()), host -> {
            asked.add(host);
            return resolver.resolve(host);
        });
        open.add(fetcher);
        return fetcher;
    }

    /** Every name leads to this machine; literals to themselves. */
    private static InetAddress[] loopback(String host) throws UnknownHostException {
        var literal = host.contains(":") || host.matches("[0-9.]+");
        return literal ? InetAddress.getAllByName(host) : new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }

    private static FetchException refusal(GuardedFetcher fetcher, String url) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.get(URI.create(url), BYTES, PATIENCE));
    }

    private String at(HttpDoor door, String host, String path) {
        return "https://" + host + ":" + door.port() + path;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://specs.test:PORT/",
                "https://localhost:PORT/",
                "https://localhost.:PORT/",
                "https://anything.localhost:PORT/",
                "https://127.0.0.1:PORT/",
                "https://127.1:PORT/",
                "https://127.0.0.1.:PORT/",
                "https://2130706433:PORT/",
                "https://0x7f000001:PORT/",
                "https://0x7f.0.0.1:PORT/",
                "https://0177.0.0.1:PORT/",
                "https://017700000001:PORT/",
                "https://0.0.0.0:PORT/",
                "https://0:PORT/",
                "https://[::1]:PORT/",
                "https://[::]:PORT/",
                "https://[::ffff:127.0.0.1]:PORT/",
                "https://[::ffff:7f00:1]:PORT/",
                "https://[::127.0.0.1]:PORT/",
                "https://[64:ff9b::127.0.0.1]:PORT/",
                "https://[64:ff9b:1::7f00:1]:PORT/",
                "https://[2002:7f00:1::]:PORT/",
                "https://[2001:0:7f00:1::]:PORT/",
                "https://[fe80::1%25lo]:PORT/",
                "https://[fc00::1]:PORT/",
                "https://[ff02::1]:PORT/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "https://168.63.129.16/",
                "https://100.100.100.200/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://100.64.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://user@specs.test:PORT/",
                "https://user:password@8.8.8.8:PORT/",
                "https://8.8.8.8:0/",
                "https://8.8.8.8:99999/",
                "https://8.8.8.8@127.0.0.1:PORT/",
                "http://specs.test:PORT/",
                "http://127.0.0.1:PORT/",
                "http://8.8.8.8/",
                "file:///etc/passwd",
                "file://127.0.0.1/etc/passwd",
                "jar:file:/etc/passwd!/",
                "jar:https://specs.test:PORT/x.jar!/",
                "ftp://specs.test:PORT/",
                "gopher://specs.test:PORT/",
                "data:text/plain,x",
                "ldap://specs.test:PORT/",
                "//specs.test:PORT/",
                "/etc/passwd",
                "specs",
                ""
            })
    void whatIsNotPublicIsNeverReachedAndAlwaysRefusedInTheSameWords(String url) {
        var door = door(_ -> Reply.text(200, "reached"));
        var text = url.replace("PORT", String.valueOf(door.port()));
        var refusal = refusal(fetcher(GuardedFetcherTest::loopback), text);
        assertThat(refusal)
                .hasMessage(refusal(
                                fetcher(host -> {
                                    throw new UnknownHostException(host);
                                }),
                                "https://nowhere.test/")
                        .getMessage());
        assertThat(refusal.getMessage()).doesNotContain("specs.test", "127.0.0.1", String.valueOf(door.port()));
        assertThat(calls).hasValue(0);
    }

    @Test
    void aNameIsAskedForOnceAndOnlyItsAllowedAddressesAreConnectedTo() {
        var door = door(request -> Reply.text(200, request.host()));
        var turns = new AtomicInteger();
        // The first answer is allowed; a second one would lead elsewhere.
        var fetcher = fetcher(
                _ -> turns.getAndIncrement() == 0
                        ? new InetAddress[] {InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral(ALLOWED)}
                        : new InetAddress[] {InetAddress.ofLiteral("10.0.0.1")},
                ALLOWED);
        var found = fetcher.get(URI.create(at(door, "specs.test", "/a?b=c#d")), BYTES, PATIENCE);
        assertThat(found.text()).isEqualTo("specs.test:" + door.port());
        assertThat(asked).containsExactly("specs.test");
        assertThat(refusal(fetcher, at(door, "specs.test", "/"))).isNotNull();
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1      | https://specs.test:PORT/     | true
            127.0.0.0/8    | https://127.0.0.1:PORT/      | true
            specs.test     | https://specs.test:PORT/     | true
            SPECS.test     | https://Specs.Test.:PORT/    | true
            *.test         | https://specs.test:PORT/     | true
            localhost      | https://localhost:PORT/      | true
            ::1            | https://specs.test:PORT/     | false
            127.0.0.2/32   | https://specs.test:PORT/     | false
            10.0.0.0/8     | https://specs.test:PORT/     | false
            other.test     | https://specs.test:PORT/     | false
            *.specs.test   | https://specs.test:PORT/     | false
            *.test         | https://specstest:PORT/      | false
            specs.test     | https://127.0.0.1:PORT/      | false
            specs.test     | http://specs.test:PORT/      | false
            """)
    void onlyWhatTheOperatorNamesIsAllowedBeside(String allowed, String url, boolean reached) {
        var door = door(_ -> Reply.text(200, "reached"));
        var fetcher = fetcher(GuardedFetcherTest::loopback, allowed);
        var text = url.replace("PORT", String.valueOf(door.port()));
        if (reached) {
            assertThat(fetcher.get(URI.create(text), BYTES, PATIENCE).text()).isEqualTo("reached");
        } else {
            assertThat(refusal(fetcher, text)).isNotNull();
            assertThat(calls).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fe80::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254"
            })
    void aNameThatIsAllowedDoesNotLeadToWhereCredentialsAreTold(String address) {
        var url = URI.create("https://specs.test/");
        var at = InetAddress.ofLiteral(address);
        assertThat(OutboundAllowance.of(List.of("specs.test")).allows(url, at)).isFalse();
        assertThat(OutboundAllowance.of(List.of("specs.test", address)).allows(url, at))
                .isTrue();
        assertThat(OutboundAllowance.of(List.of("specs.test")).allows(url, InetAddress.ofLiteral("10.0.0.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://specs.test",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "300.1.1.1",
                "::1/129",
                "a b",
                "*",
                "*.",
                "a.*.test",
                "specs.test:443",
                "-a.test"
            })
    void whatIsNoHostAndNoBlockCannotBeAllowed(String entry) {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> OutboundAllowance.of(List.of(entry))))
                .hasMessageContaining("\"" + entry + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:PORT/secret",
                "https://[::1]:PORT/secret",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "http://specs.test:PORT/secret",
                "//localhost:PORT/secret",
                "https://user@specs.test:PORT/secret",
                "file:///etc/passwd",
                "https://2130706433:PORT/secret",
                "https://a b/"
            })
    void redirectsLeadOnlyWhereTheFirstUrlMayLead(String target) {
        var secret = new AtomicInteger();
        var port = new AtomicInteger();
        var door = door(request -> {
            if (request.path().equals("/secret")) {
                secret.incrementAndGet();
            }
            return Reply.empty(302).with("Location", target.replace("PORT", port.toString()));
        });
        port.set(door.port());
        // The name is allowed; what it redirects to is another one, or not https, or no URL.
        var fetcher = fetcher(GuardedFetcherTest::loopback, "specs.test");
        assertThat(refusal(fetcher, at(door, "specs.test", "/"))).isNotNull();
        assertThat(calls).hasValue(1);
        assertThat(secret).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreFollowedAndTheLastUrlIsTold(int status) {
        var door = door(request -> request.path().equals("/a/end")
                ? Reply.text(200, "end")
                : Reply.empty(status).with("Location", "a/end"));
        var found = fetcher(GuardedFetcherTest::loopback, ALLOWED)
                .get(URI.create(at(door, "specs.test", "/b")), BYTES, PATIENCE);
        assertThat(found.text()).isEqualTo("end");
        assertThat(found.url()).isEqualTo(URI.create(at(door, "specs.test", "/a/end")));
    }

    @Test
    void redirectsInACircleEnd() {
        var door = door(_ -> Reply.empty(302).with("Location", "/"));
        assertThat(refusal(fetcher(GuardedFetcherTest::loopback, ALLOWED), at(door, "specs.test", "/")))
                .isNotNull();
        assertThat(calls).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 400, 401, 404, 500})
    void whatIsNoAnswerWithADocumentIsRefusedInTheSameWords(int status) {
        var door = door(_ -> Reply.empty(status));
        var fetcher = fetcher(GuardedFetcherTest::loopback, ALLOWED);
        assertThat(refusal(fetcher, at(door, "specs.test", "/")))
                .hasMessage(refusal(fetcher, "https://10.0.0.1/").getMessage());
    }

    @Test
    void redirectsWithoutATargetAreRefused() {
        var door = door(_ -> Reply.empty(302));
        assertThat(refusal(fetcher(GuardedFetcherTest::loopback, ALLOWED), at(door, "specs.test", "/")))
                .isNotNull();
    }

    @Test
    void documentsAreAsLargeAsAskedAndNoLarger() {
        var door = door(request -> Reply.text(200, "0".repeat(request.path().equals("/large") ? BYTES + 1 : BYTES)));
        var fetcher = fetcher(GuardedFetcherTest::loopback, ALLOWED);
        assertThat(fetcher.get(URI.create(at(door, "specs.test", "/")), BYTES, PATIENCE)
                        .body())
                .hasSize(BYTES);
        assertThat(refusal(fetcher, at(door, "specs.test", "/large"))).isNotNull();
    }

    @Test
    void whatComesCompressedIsNotUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[1 << 20]);
        }
        var encodings = new CopyOnWriteArrayList<String>();
        var door = door(request -> {
            encodings.add(request.header("Accept-Encoding").orElse(""));
            return Reply.bytes(200, "application/json", packed.toByteArray()).with("Content-Encoding", "gzip");
        });
        var url = URI.create(at(door, "specs.test", "/"));
        var fetcher = fetcher(GuardedFetcherTest::loopback, ALLOWED);
        assertThat(catchThrowableOfType(FetchException.class, () -> fetcher.get(url, 1 << 22, PATIENCE)))
                .isNotNull();
        assertThat(encodings).containsExactly("identity");
    }

    @Test
    void whoDoesNotAnswerInTimeIsGivenUpOverAllRedirects() {
        var finish = new CountDownLatch(1);
        var door = door(request -> {
            if (request.path().equals("/slow")) {
                try {
                    finish.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Reply.empty(302).with("Location", "/slow");
        });
        var url = URI.create(at(door, "specs.test", "/"));
        var fetcher = fetcher(GuardedFetcherTest::loopback, ALLOWED);
        assertThat(catchThrowableOfType(FetchException.class, () -> fetcher.get(url, BYTES, Duration.ofSeconds(1))))
                .isNotNull();
        finish.countDown();
    }

    @Test
    void whoIsNotTrustedGetsNothing() {
        var door = door(_ -> Reply.text(200, "reached"));
        var fetcher =
                new GuardedFetcher(OutboundAllowance.of(List.of(ALLOWED)), List.of(), GuardedFetcherTest::loopback);
        open.add(fetcher);
        assertThat(refusal(fetcher, at(door, "specs.test", "/"))).isNotNull();
        assertThat(calls).hasValue(0);
    }

    @Test
    void noCredentialsOfOursAreSent() {
        var seen = new CopyOnWriteArrayList<String>();
        var door = door(request -> {
            seen.add(request.method()
                    + request.header("Authorization").orElse("")
                    + request.header("Cookie").orElse("")
                    + request.header("Metadata").orElse(""));
            return Reply.text(200, "x").with("Set-Cookie", "a=b");
        });
        var fetcher = fetcher(GuardedFetcherTest::loopback, ALLOWED);
        fetcher.get(URI.create(at(door, "specs.test", "/")), BYTES, PATIENCE);
        fetcher.get(URI.create(at(door, "specs.test", "/")), BYTES, PATIENCE);
        assertThat(seen).containsExactly("GET", "GET");
    }
}
