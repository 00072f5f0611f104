package dev.gatehouse.policy.testing;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Format;
import dev.gatehouse.policy.Pipeline;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.PolicyDocument;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.PolicyLanguage;
import dev.gatehouse.policy.PolicyWorld;
import dev.gatehouse.policy.Run;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a {@link GoldenCase} through a real pipeline and compares. */
public final class GoldenRunner {

    /** A Wednesday. */
    public static final Instant START = Instant.parse("2024-03-06T10:00:00Z");

    private static final String SERVICE =
            "/subscriptions/s/resourcegroups/r/providers/microsoft.apimanagement/service/g";

    private final boolean late;
    private final ManualClock clock = new ManualClock(START);
    private final InMemoryCounters counters = new InMemoryCounters(clock);
    private final InMemoryCache cache = new InMemoryCache(clock);
    private final Map<String, String> named = new HashMap<>();
    private final CaseReferences references = new CaseReferences();
    private final List<PolicyDocument> documents = new ArrayList<>();
    private Entity.Operation operation = operation("GET /resource");
    private String answer = "200";
    private Optional<InMemoryCall> call = Optional.empty();
    private Optional<String> sent = Optional.empty();

    /** @param late whether bodies arrive only after a wait */
    public GoldenRunner(boolean late) {
        this.late = late;
    }

    public void run(GoldenCase golden) {
        assertThat(golden.sentence()).as("the case's sentence").isNotBlank();
        assertThat(golden.blocks()).as("blocks").anyMatch(block -> block.kind().equals("call"));
        List<GoldenCase.Block> blocks = golden.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i));
            boolean sentFollows =
                    i + 1 < blocks.size() && blocks.get(i + 1).kind().equals("sent");
            if (blocks.get(i).kind().equals("call") && !sentFollows) {
                assertThat(sent).as("nothing is sent to the backend").isEmpty();
            }
        }
    }

    private void block(GoldenCase.Block block) {
        switch (block.kind()) {
            case "named value" -> named.put(block.argument(), block.text());
            case "fragment" -> references.fragment(block.argument(), block.text());
            case "named backend" -> references.backend(block.argument(), block.text());
            case "policy" -> document(block);
            case "operation" -> operation = operation(block.argument());
            case "backend" -> answer = block.text();
            case "call" -> call(block);
            case "sent" -> assertThat(sent.orElse("nothing")).as("sent").isEqualTo(canonical(block.text()));
            case "response" ->
                assertThat(response(call.orElseThrow())).as("response").isEqualTo(canonical(block.text()));
            case "outcome" -> assertThat(outcome()).as("outcome").isEqualTo(block.argument());
            case "variable" ->
                assertThat(String.valueOf(call.orElseThrow().variables().get(block.argument())))
                        .isEqualTo(block.text());
            default -> throw new IllegalArgumentException(block.kind());
        }
    }

    private void document(GoldenCase.Block block) {
        String[] words = block.argument().split(" ");
        Format format = words.length > 1 && words[1].equals("rawxml") ? Format.RAWXML : Format.XML;
        documents.add(PolicyLanguage.read(
                block.text(), format, Place.of(words[0]), name -> Optional.ofNullable(named.get(name)), references));
        documents.sort(Comparator.comparing(document -> document.place().scope()));
    }

    private void call(GoldenCase.Block block) {
        Map<String, String> options = block.options();
        clock.advance(Duration.parse(options.getOrDefault("at", "PT0S")));
        Message message = Message.of(block.text());
        String[] line = message.first().split(" ");
        sent = Optional.empty();
        InMemoryCall made = new InMemoryCall(
                line[0], URI.create(line[1]), "/echo", context(options), clock.instant(), late, this::forwarded);
        message.headers().forEach(header -> made.request().headers().add(header[0], header[1]));
        made.request().body().put(message.body().getBytes(StandardCharsets.UTF_8), late);
        options.forEach((name, value) -> {
            if (name.startsWith("param.")) {
                made.request().matchedParameters().put(name.substring(6), value);
            }
        });
        call = Optional.of(made);
        Run run = made.through(Pipeline.compile(documents, new PolicyWorld(counters, cache)));
        if (options.containsKey("preflight")) {
            run.preflight();
        } else if (options.containsKey("refused")) {
            run.refuse(new PolicyFailure(
                            AccessOutcome.CREDENTIAL_MISSING,
                            "authorization",
                            "SubscriptionKeyNotFound",
                            "No key.",
                            401)
                    .withPhrase("Access Denied")
                    .withHeader("WWW-Authenticate", "AzureApiManagementKey"));
        } else {
            run.start();
        }
        made.pump();
        assertThat(made.ends()).as("told once how it went").hasSize(1);
        made.over();
    }

    private void forwarded(InMemoryCall made) {
        String query = made.request().query();
        sent = Optional.of(canonical(
                made.request().method() + " " + made.backendUrl()
                        + made.request().path() + (query.isEmpty() ? "" : "?" + query),
                made.request().headers().sorted(),
                made.request().body().content()));
        Message message = Message.of(answer);
        if (message.first().startsWith("fails ")) {
            made.fail(new PolicyFailure(
                    AccessOutcome.BACKEND_TIMEOUT,
                    "forward-request",
                    message.first().substring(6),
                    "Too late.",
                    500));
            return;
        }
        String[] status = message.first().split(" ", 2);
        made.backendAnswers(
                Integer.parseInt(status[0]),
                status.length > 1 ? status[1] : "",
                headers -> message.headers().forEach(header -> headers.add(header[0], header[1])),
                message.body().getBytes(StandardCharsets.UTF_8));
    }

    private String outcome() {
        InMemoryCall made = call.orElseThrow();
        return made.refusal()
                .map(failure -> failure.outcome().name())
                .orElse(made.ends().getFirst());
    }

    private static String response(InMemoryCall made) {
        String reason = made.response().reason();
        return canonical(
                made.response().status() + (reason.isEmpty() ? "" : " " + reason),
                made.response().headers().sorted(),
                made.response().body().content());
    }

    private static String canonical(String text) {
        Message message = Message.of(text);
        return canonical(
                message.first(),
                message.headers().stream()
                        .map(header -> header[0] + ": " + header[1])
                        .sorted()
                        .toList(),
                message.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String canonical(String first, List<String> headers, byte[] body) {
        return first + "\n" + String.join("\n", headers) + "\n\n" + new String(body, StandardCharsets.UTF_8);
    }

    private record Message(String first, List<String[]> headers, String body) {
        static Message of(String text) {
            String[] halves = text.split("\n\n", 2);
            String[] lines = halves[0].split("\n");
            List<String[]> headers = new ArrayList<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.add(new String[] {
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()
                });
            }
            return new Message(lines[0], headers, halves.length > 1 ? halves[1] : "");
        }
    }

    private static Entity.Operation operation(String line) {
        String[] words = line.split(" ");
        return new Entity.Operation("echo-api/op", "echo-api", "op", "The operation", words[0], words[1], 1);
    }

    private CallContext context(Map<String, String> options) {
        Optional<String> user = Optional.ofNullable(options.get("user"));
        return new CallContext(
                SERVICE,
                Optional.of(new Entity.Api(
                        "echo-api",
                        "Echo API",
                        "echo",
                        Set.of("http", "https"),
                        Optional.of("http://backend.test/api"),
                        true,
                        "Ocp-Apim-Subscription-Key",
                        "subscription-key",
                        "1",
                        true,
                        true,
                        Optional.empty(),
                        1)),
                Optional.of(operation),
                Optional.ofNullable(options.get("product")).map(GoldenRunner::product),
                Optional.ofNullable(options.get("application"))
                        .map(id -> new Entity.Application(id, id, "client-" + id, "1", true, Optional.empty())),
                Optional.ofNullable(options.get("key")).map(id -> subscription(id, user)),
                user.map(GoldenRunner::user));
    }

    private static Entity.Product product(String id) {
        return new Entity.Product(
                id,
                id,
                true,
                false,
                Optional.empty(),
                true,
                true,
                true,
                Optional.empty(),
                Set.of("echo-api"),
                Set.of());
    }

    private static Entity.Subscription subscription(String id, Optional<String> owner) {
        return new Entity.Subscription(
                id,
                id,
                Entity.Subscription.Scope.PRODUCT,
                "starter",
                owner,
                true,
                "",
                "",
                Instant.parse("2024-03-04T10:00:00Z"),
                Optional.empty(),
                Optional.empty());
    }

    private static Entity.User user(String id) {
        return new Entity.User(id, true, "", "", "", "", START, Set.of("developers"), List.of());
    }
}
