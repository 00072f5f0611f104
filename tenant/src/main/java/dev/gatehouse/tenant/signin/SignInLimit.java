package dev.gatehouse.tenant.signin;

import dev.gatehouse.tenant.directory.Directory;
import dev.gatehouse.tenant.directory.TenantDatabase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Holds up who guesses passwords: at one account, whether there is such or not, and from one address. Every attempt is
 * counted before it is looked at, so that many at once are no way around; a right one is taken back. Beyond the limit
 * each further failure doubles the wait, up to a quarter of an hour: an owner kept out by somebody else's guesses gets
 * in again. It is kept in the database, where all processes see it.
 */
final class SignInLimit {
    static final int OF_ACCOUNT = 10;
    static final int OF_ADDRESS = 50;
    static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_KEPT = 200_000;

    private final TenantDatabase database;

    SignInLimit(TenantDatabase database) {
        this.database = database;
    }

    private record Counted(String subject, int limit) {}

    private record Failures(int count, Instant lockedUntil) {}

    /**
     * Counts an attempt.
     *
     * @return false if it must not be looked at now; such a one is not counted
     */
    boolean admit(String account, String address) {
        return database.write(directory -> {
            tidy(directory);
            var both = both(account, address);
            for (var each : both) {
                if (held(directory, each.subject).lockedUntil.isAfter(directory.now())) {
                    return false;
                }
            }
            both.forEach(each -> count(directory, each));
            return true;
        });
    }

    /** The attempt that was admitted last was right: the account begins anew, the address has one failure less. */
    void succeeded(Directory directory, String account, String address) {
        var both = both(account, address);
        directory
                .handle()
                .createUpdate("UPDATE sign_in_failure SET failures = failures - 1, locked_until = 0"
                        + " WHERE subject = :subject AND failures > 0")
                .bind("subject", both.getFirst().subject)
                .execute();
        directory
                .handle()
                .createUpdate("DELETE FROM sign_in_failure WHERE subject = :subject")
                .bind("subject", both.getLast().subject)
                .execute();
    }

    /** The address first, always: who waits for a row of another transaction holds none that this one waits for. */
    private static List<Counted> both(String account, String address) {
        return List.of(
                new Counted("address " + address, OF_ADDRESS),
                // As a digest: names are as long as somebody likes.
                new Counted("account " + Secrets.sha256(account.toLowerCase(Locale.ROOT)), OF_ACCOUNT));
    }

    /** What stands there, until the end of the transaction changed by no other: two attempts at once are two. */
    private static Failures held(Directory directory, String subject) {
        directory
                .handle()
                .createUpdate("INSERT INTO sign_in_failure (subject, failures, locked_until, forgotten_at)"
                        + " VALUES (:subject, 0, 0, :forgotten) ON CONFLICT (subject) DO UPDATE"
                        + " SET failures = sign_in_failure.failures")
                .bind("subject", subject)
                .bind("forgotten", directory.now().plus(FORGOTTEN_AFTER).toEpochMilli())
                .execute();
        return failures(directory, subject);
    }

    private static Failures failures(Directory directory, String subject) {
        return directory
                .handle()
                .createQuery("SELECT * FROM sign_in_failure WHERE subject = :subject")
                .bind("subject", subject)
                .map((row, context) ->
                        new Failures(row.getInt("failures"), Instant.ofEpochMilli(row.getLong("locked_until"))))
                .findOne()
                .orElse(new Failures(0, Instant.EPOCH));
    }

    private static void count(Directory directory, Counted counted) {
        directory
                .handle()
                .createUpdate("UPDATE sign_in_failure SET failures = failures + 1, forgotten_at = :forgotten"
                        + " WHERE subject = :subject")
                .bind("subject", counted.subject)
                .bind("forgotten", directory.now().plus(FORGOTTEN_AFTER).toEpochMilli())
                .execute();
        int beyond = failures(directory, counted.subject).count - counted.limit;
        if (beyond >= 0) {
            var wait = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 10));
            directory
                    .handle()
                    .createUpdate("UPDATE sign_in_failure SET locked_until = :until WHERE subject = :subject")
                    .bind("subject", counted.subject)
                    .bind(
                            "until",
                            directory
                                    .now()
                                    .plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                                    .toEpochMilli())
                    .execute();
        }
    }

    /** What was forgotten goes; should somebody still fill the table, the oldest go too. */
    private static void tidy(Directory directory) {
        var handle = directory.handle();
        handle.createUpdate("DELETE FROM sign_in_failure WHERE forgotten_at < :now")
                .bind("now", directory.now().toEpochMilli())
                .execute();
        long kept = handle.createQuery("SELECT COUNT(*) FROM sign_in_failure")
                .mapTo(Long.class)
                .one();
        if (kept > MOST_KEPT) {
            handle.createUpdate("DELETE FROM sign_in_failure WHERE subject IN"
                            + " (SELECT subject FROM sign_in_failure ORDER BY forgotten_at LIMIT 1000)")
                    .execute();
        }
    }
}
