package dev.gatehouse.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.http.Handler;
import dev.gatehouse.http.Json;
import dev.gatehouse.http.Reply;
import dev.gatehouse.http.Request;
import dev.gatehouse.http.RequestException;
import dev.gatehouse.http.Router;
import dev.gatehouse.server.StartFailure;
import dev.gatehouse.tenant.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The test controls at the operations door, below {@code /test}. They exist only in a process that was started with the
 * option, and only for callers on this machine that are no browsers.
 */
public final class TestControls {
    private static final Logger LOG = LoggerFactory.getLogger(TestControls.class);
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final TestClock clock;
    private final TenantFaults faults = new TenantFaults();
    private volatile Optional<Duration> lifetime = Optional.empty();

    public TestControls(InstantSource real) {
        this.clock = new TestClock(real);
        LOG.warn(
                "TEST CONTROLS ARE ON: whoever is on this machine can move this server's clock and make its tenant fail."
                        + " Never start a server like this that anybody relies on.");
    }

    /** The clock for everything in the process. */
    public InstantSource clock() {
        return clock;
    }

    /** @throws StartFailure if others could reach the doors */
    public void requireLoopback(List<InetAddress> bind) {
        if (!bind.stream().allMatch(InetAddress::isLoopbackAddress)) {
            throw new StartFailure(
                    "--test-controls is for this machine alone: take it out, or leave bind at localhost");
        }
    }

    /** The control plane's handler, with what goes wrong before it. */
    public Handler around(Handler control, Tenant tenant) {
        return faults.around(control, tenant);
    }

    /** Adds the controls to the operations door. */
    public void addTo(Router.Builder operations, Tenant tenant) {
        operations
                .route("GET", "/test", request -> answer(request, tenant))
                .route("POST", "/test/clock", acting(tenant, this::moveClock))
                .route("POST", "/test/keys/rotate", acting(tenant, this::rotateKeys))
                .route("POST", "/test/tokens", acting(tenant, this::fixLifetime))
                .route("POST", "/test/faults", acting(tenant, this::addFault))
                .route("DELETE", "/test/faults", request -> {
                    faults.clear();
                    return answer(request, tenant);
                })
                .route("POST", "/test/reset", acting(tenant, this::reset));
    }

    private Handler acting(Tenant tenant, BiFunction<Tenant, JsonNode, String> act) {
        return request -> {
            fromHere(request);
            var type = request.header("Content-Type").orElse("");
            if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
                throw new RequestException(415, "UnsupportedMediaType", "Send application/json.");
            }
            LOG.warn(
                    "Test control: {}", act.apply(tenant, request.body().length == 0 ? Json.object() : request.json()));
            return answer(request, tenant);
        };
    }

    private String moveClock(Tenant tenant, JsonNode body) {
        Members.only(body, Set.of("now", "advance"));
        var now = Members.instant(body, "now");
        var advance = Members.duration(body, "advance");
        if (now.isPresent() == advance.isPresent()) {
            throw Members.wrong("now", "or advance is required, one of them");
        }
        var wanted = now.map(time -> Duration.between(clock.instant(), time))
                .or(() -> advance)
                .orElseThrow();
        if (clock.ahead().plus(wanted).abs().compareTo(FURTHEST) > 0) {
            throw Members.wrong("now", "is within ten years of the real time");
        }
        now.ifPresent(clock::set);
        advance.ifPresent(clock::advance);
        tenant.signingKeys().maintain();
        return "it is " + clock.instant();
    }

    private String rotateKeys(Tenant tenant, JsonNode body) {
        Members.only(body, Set.of());
        return "key " + tenant.signingKeys().rotateAtOnce().id() + " signs at once";
    }

    private String fixLifetime(Tenant tenant, JsonNode body) {
        Members.only(body, Set.of("lifetime"));
        var wanted = Members.duration(body, "lifetime");
        try {
            tenant.tokenIssuer().fixLifetime(wanted);
        } catch (IllegalArgumentException e) {
            throw Members.wrong("lifetime", "is from a second to a day, such as PT1S");
        }
        lifetime = wanted;
        return wanted.map(each -> "tokens live " + each).orElse("tokens live as long as usual");
    }

    private String addFault(Tenant tenant, JsonNode body) {
        var fault = Fault.read(body);
        faults.add(fault);
        return "requests to the tenant go wrong: " + fault.json();
    }

    private String reset(Tenant tenant, JsonNode body) {
        Members.only(body, Set.of());
        faults.clear();
        tenant.tokenIssuer().fixLifetime(Optional.empty());
        lifetime = Optional.empty();
        clock.reset();
        tenant.signingKeys().maintain();
        return "everything is as usual";
    }

    private Reply answer(Request request, Tenant tenant) {
        fromHere(request);
        var body = Json.object();
        body.put("now", clock.instant().toString());
        body.put("ahead", clock.ahead().toString());
        lifetime.ifPresent(each -> body.put("tokenLifetime", each.toString()));
        var keys = body.putArray("signingKeys");
        tenant.signingKeys().describe().forEach(key -> keys.add(json(key)));
        var list = body.putArray("faults");
        faults.json().forEach(list::add);
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }

    private static ObjectNode json(dev.gatehouse.tenant.token.SigningKeys.Description key) {
        return Json.object()
                .put("keyId", key.id())
                .put("signsFrom", key.signsFrom().toString())
                .put("current", key.current());
    }

    /** A page in a browser can be made to send requests to loopback: those say so. */
    private static void fromHere(Request request) {
        boolean browser = request.header("Origin").isPresent()
                || request.header("Sec-Fetch-Site").isPresent();
        boolean proxied = request.header("X-Forwarded-For").isPresent()
                || request.header("Forwarded").isPresent();
        if (browser
                || proxied
                || !request.remote().getAddress().isLoopbackAddress()
                || !request.host().matches("(?i)(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?")) {
            throw new RequestException(403, "Forbidden", "Test controls are for programs on this machine alone.");
        }
    }
}
