package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.Catalogue;
import dev.gatehouse.model.catalogue.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/** The order of a write that needs something done elsewhere, and what is left of it when that fails. */
class GivingTest {
    private static final String BODY = "{\"properties\":{\"displayName\":\"Gold\"}}";

    private final List<String> steps = new ArrayList<>();
    private Consumer<Draft> performing = _ -> {};
    private TestServer server;

    @BeforeEach
    void open(@TempDir Path folder) {
        server = new TestServer(folder, List.of(new Asking()));
        steps.clear();
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Asks elsewhere whenever a product is written. */
    private final class Asking implements ResourceBehaviour {
        @Override
        public Set<ResourceType> types() {
            return Set.of(Catalogue.PRODUCTS);
        }

        @Override
        public Optional<Giving> giving(Draft draft, ResourceView view) {
            return draft.id().name().equals("gold") ? Optional.of(new Recorded(draft)) : Optional.empty();
        }

        @Override
        public void commit(Draft draft, ResourceChange change) {
            steps.add("commit");
        }
    }

    private final class Recorded implements Giving {
        private final Draft draft;

        Recorded(Draft draft) {
            this.draft = draft;
        }

        @Override
        public void intend(ResourceChange change) {
            steps.add("intend");
            change.intend(draft.uid(), "test", "begun", Json.object());
        }

        @Override
        public void perform() {
            steps.add(
                    "perform " + server.resources().read(view -> view.intents().size()));
            performing.accept(draft);
        }

        @Override
        public void settle(ResourceChange change) {
            steps.add("settle");
            change.intents().forEach(change::done);
        }

        @Override
        public void undo(ResourceChange change, RuntimeException why) {
            steps.add("undo " + why.getClass().getSimpleName());
            change.intents().forEach(change::done);
        }
    }

    @Test
    void theIntentIsKeptBeforeAnythingIsDoneAndGoneWithTheResourceWritten() {
        performing = draft -> draft.properties().put("observed", "42");

        var reply = put();

        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.body()).contains("\"observed\":\"42\"");
        assertThat(steps).containsExactly("intend", "perform 1", "settle", "commit");
        assertThat(intents()).isZero();
    }

    @Test
    void whenItFailsTheIntentIsUndoneAndTheResourceIsNotThere() {
        performing = _ -> {
            throw new ArmException(503, "ServiceUnavailable", "The directory is down.");
        };

        var reply = put();

        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).contains("The directory is down.");
        assertThat(steps).containsExactly("intend", "perform 1", "undo ArmException");
        assertThat(read().statusCode()).isEqualTo(404);
        assertThat(intents()).isZero();
    }

    @Test
    void aFailureNobodyExpectedIsNotTold() {
        performing = _ -> {
            throw new IllegalStateException("password is hunter2");
        };

        var reply = put();

        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).contains("InternalServerError").doesNotContain("hunter2");
        assertThat(read().statusCode()).isEqualTo(404);
    }

    @Test
    void whenTheResourceChangedMeanwhileTheLaterWriteGivesWay() {
        performing = draft -> server.resources()
                .change(change -> change.save(Resource.made(draft.id(), named("Somebody else's"), change.now())));

        var reply = put();

        assertThat(reply.statusCode()).isEqualTo(409);
        assertThat(steps).containsExactly("intend", "perform 1", "undo ArmException");
        assertThat(read().body()).contains("Somebody else's");
    }

    @Test
    void whenARuleIsBrokenMeanwhileNothingIsWritten() {
        performing = draft -> server.resources()
                .change(change -> change.save(Resource.made(draft.id().named("other"), named("gold"), change.now())));

        var reply = put();

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("displayName must be unique");
        assertThat(read().statusCode()).isEqualTo(404);
    }

    @Test
    void nobodySeesTheResourceBeforeItIsWhole() {
        var seen = new ArrayList<Integer>();
        performing = _ -> seen.add(read().statusCode());

        assertThat(put().statusCode()).isEqualTo(201);
        assertThat(seen).containsExactly(404);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode named(String displayName) {
        var document = Json.object();
        Json.properties(document)
                .put("displayName", displayName)
                .put("subscriptionRequired", true)
                .put("state", "published");
        return document;
    }

    private int intents() {
        return server.resources().read(view -> view.intents().size());
    }

    private java.net.http.HttpResponse<String> put() {
        return server.as(TestServer.OWNER, "PUT", "/products/gold", BODY);
    }

    private java.net.http.HttpResponse<String> read() {
        return server.as(TestServer.OWNER, "GET", "/products/gold", "");
    }
}
