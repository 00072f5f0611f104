package dev.gatehouse.management.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ChangeListener;
import dev.gatehouse.management.arm.Json;
import dev.gatehouse.management.arm.Resource;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceId;
import dev.gatehouse.management.arm.Resources;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.resource.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes letters out of the outbox and sends them, one after the other and apart from every request. A letter that didn't
 * go is tried again, ever more seldom; several processes on one store don't send the same one.
 */
public final class Postman implements ChangeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** How long another process leaves a letter alone that this one is at. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    private final Resources resources;
    private final Outbox outbox;
    private final Mail mail;
    private final InstantSource clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean open = true;
    private Thread worker;

    public Postman(Resources resources, Outbox outbox, Mail mail, InstantSource clock) {
        this.resources = resources;
        this.outbox = outbox;
        this.mail = mail;
        this.clock = clock;
    }

    /** Begins to work in the background. */
    public Postman start() {
        worker = Thread.ofVirtual().name("post").start(this::work);
        return this;
    }

    @Override
    public void committed(long revision) {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Tries every letter that is due, once. */
    void deliverDue() {
        for (var next = claim(); next.isPresent(); next = claim()) {
            deliver(next.get());
        }
    }

    private Optional<Resource> claim() {
        var now = clock.instant();
        if (resources.read(view -> due(view, now)).isEmpty()) {
            return Optional.empty();
        }
        var mine = new Resource[1];
        resources.change(change -> {
            mine[0] = null;
            due(change, now)
                    .ifPresent(letter -> mine[0] = amended(
                            change,
                            letter,
                            letter.as(Letter.class).attempts() + 1,
                            now.plus(CLAIM),
                            letter.as(Letter.class).failure()));
        });
        return Optional.ofNullable(mine[0]);
    }

    private static Optional<Resource> due(dev.gatehouse.management.arm.ResourceView view, Instant now) {
        return view.services().stream()
                .flatMap(service -> view.below(ResourceId.of(service), PortalTypes.LETTERS).stream())
                .filter(letter -> !letter.as(Letter.class).due().isAfter(now))
                .findFirst();
    }

    private void deliver(Resource letter) {
        var says = letter.as(Letter.class);
        try {
            mail.send(new Mail.Message(
                    says.to(), says.subject(), outbox.body(letter).orElseThrow()));
            resources.change(change -> change.remove(letter.id()));
            LOG.info("letter {} ({}) was sent", letter.id().name(), says.kind());
        } catch (Mail.MailException e) {
            var again = clock.instant().plus(backoff(says.attempts()));
            LOG.warn(
                    "letter {} ({}) could not be sent; it is tried again at {}: {}",
                    letter.id().name(),
                    says.kind(),
                    again,
                    e.getMessage());
            resources.change(change -> change.find(letter.id())
                    .ifPresent(there ->
                            amended(change, there, says.attempts(), again, Optional.ofNullable(e.getMessage()))));
        }
    }

    private static Resource amended(
            ResourceChange change, Resource letter, int attempts, Instant due, Optional<String> failure) {
        ObjectNode document = letter.document().deepCopy();
        var properties = Json.properties(document).put("attempts", attempts).put("due", due.toString());
        failure.ifPresent(why -> properties.put("failure", why));
        var changed = letter.holding(document, letter.internal());
        change.save(changed);
        return changed;
    }

    private static Duration backoff(int attempts) {
        var wait = FIRST_RETRY.multipliedBy(1L << Math.clamp(attempts - 1L, 0, 20));
        return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
    }

    private void work() {
        while (open) {
            try {
                deliverDue();
                var _ = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (open) {
                    LOG.error("sending letters failed; it goes on", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    @Override
    public void close() {
        open = false;
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
