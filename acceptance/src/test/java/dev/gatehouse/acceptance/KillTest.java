package dev.gatehouse.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real program is killed while somebody registers, links, unlinks and deletes, at moments that nobody chose, and
 * started again: what was acknowledged is there, what was not is whole or not at all, and the directory holds exactly
 * what the resources say.
 */
class KillTest {
    private static final int KILLS = 4;
    private static final long SEED = System.nanoTime();

    @TempDir
    Path folder;

    /** What the last request of each application was told; absent while a request is under way. */
    private final Map<String, String> acknowledged = new TreeMap<>();

    /** Applications whose last request was never answered. */
    private final List<String> unknown = new ArrayList<>();

    @Test
    void killedAtAnyMomentNothingAcknowledgedIsLostAndNothingIsHalfMade() throws InterruptedException {
        var random = new Random(SEED);
        var data = folder.resolve("data");
        for (int round = 0; round < KILLS; round++) {
            var gatehouse = Gatehouse.start(data);
            var estate = new Estate(gatehouse);
            if (round == 0) {
                estate.product("starter2", "[\"application-token\"]");
            } else {
                check(gatehouse, estate, round);
            }
            workUntilKilled(gatehouse, estate, round, 200 + random.nextInt(1_800));
        }
        try (var gatehouse = Gatehouse.start(data)) {
            check(gatehouse, new Estate(gatehouse), KILLS);
        }
    }

    private void workUntilKilled(Gatehouse gatehouse, Estate estate, int round, int millis)
            throws InterruptedException {
        var killed = new AtomicBoolean();
        var worker = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; !killed.get(); i++) {
                    journey(estate, "k" + round + "-" + i);
                }
            } catch (AssertionError e) {
                if (!killed.get()) {
                    throw e;
                }
            }
        });
        TimeUnit.MILLISECONDS.sleep(millis); // the moment of death, which is to be any
        killed.set(true);
        gatehouse.kill();
        worker.join();
    }

    private void journey(Estate estate, String name) {
        told(
                name,
                "there",
                estate,
                "PUT",
                "/clientApplications/" + name,
                "{\"properties\":{\"displayName\":\"" + name + "\",\"ownerId\":\"/users/1\"}}");
        told(name, "linked", estate, "PUT", link(name), "{\"properties\":{\"productId\":\"/products/starter2\"}}");
        if (name.hashCode() % 3 == 0) {
            told(name, "there", estate, "DELETE", link(name), "");
        } else if (name.hashCode() % 3 == 1) {
            told(name, "gone", estate, "DELETE", "/clientApplications/" + name, "");
        }
    }

    private static String link(String name) {
        return "/clientApplications/" + name + "/productLinks/starter2";
    }

    private void told(String name, String now, Estate estate, String method, String path, String body) {
        var before = acknowledged.remove(name);
        unknown.add(name);
        var answer = body.isEmpty() ? estate.arm(method, path, body, "If-Match", "*") : estate.arm(method, path, body);
        if (answer.status() < 300) {
            acknowledged.put(name, now);
        } else if (before != null) {
            acknowledged.put(name, before);
        }
        unknown.remove(name);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private void check(Gatehouse gatehouse, Estate estate, int round) {
        var where = "round " + round + ", seed " + SEED;
        var report = settled(estate);
        assertThat(report.path("value")).as(where).isEmpty();
        acknowledged.forEach((name, state) -> {
            var application = estate.arm("GET", "/clientApplications/" + name, "");
            assertThat(application.status())
                    .as(where + ": " + name + " " + state)
                    .isEqualTo(state.equals("gone") ? 404 : 200);
            if (!state.equals("gone")) {
                assertThat(estate.arm("GET", link(name), "").status())
                        .as(where + ": " + name + " " + state)
                        .isEqualTo(state.equals("linked") ? 200 : 404);
            }
        });
        oneApplicationForEach(gatehouse, estate, where);
        for (var name : List.copyOf(unknown)) {
            // What was never answered can be done again, whatever became of it.
            unknown.remove(name);
            told(
                    name,
                    "there",
                    estate,
                    "PUT",
                    "/clientApplications/" + name,
                    "{\"properties\":{\"displayName\":\"" + name + "\",\"ownerId\":\"/users/1\"}}");
            told(name, "linked", estate, "PUT", link(name), "{\"properties\":{\"productId\":\"/products/starter2\"}}");
        }
        assertThat(settled(estate).path("value")).as(where + ", done again").isEmpty();
    }

    /** What differs once nothing waits any more. */
    private static JsonNode settled(Estate estate) {
        for (int i = 0; i < 300; i++) {
            var report = estate.arm("POST", "/reconcile", "");
            assertThat(report.status()).as(report.body()).isEqualTo(200);
            if (report.json().path("waiting").asInt() == 0) {
                return report.json();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("something is never done in the directory");
    }

    private void oneApplicationForEach(Gatehouse gatehouse, Estate estate, String where) {
        var wanted =
                estate.arm("GET", "/clientApplications?$top=1000", "").json().path("value");
        var names = new ArrayList<String>();
        wanted.forEach(one ->
                names.add("APIMApplication" + one.at("/properties/displayName").asText()));
        var bearer = "Bearer " + estate.automationToken("https://graph.microsoft.com/.default");
        var found = new ArrayList<String>();
        for (var one : estate.wire()
                .get(gatehouse.get("graphUrl") + "/applications?$top=999", "Authorization", bearer)
                .json()
                .path("value")) {
            var name = one.path("displayName").asText();
            if (name.startsWith("APIMApplication")) {
                found.add(name);
            }
        }
        assertThat(found).as(where).containsExactlyInAnyOrderElementsOf(names);
        var deleted = estate.wire()
                .get(gatehouse.get("graphUrl") + "/directory/deletedItems/graph.application", "Authorization", bearer)
                .json();
        assertThat(deleted.path("value")).as(where).isEmpty();
    }
}
