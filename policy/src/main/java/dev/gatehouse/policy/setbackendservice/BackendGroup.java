package dev.gatehouse.policy.setbackendservice;

import dev.gatehouse.model.gateway.Entity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The addresses of a backend: one, or those of a pool. Calls go to those of the smallest priority that aren't left alone,
 * in turns, to each as often as its weight says.
 */
public final class BackendGroup {
    private final String id;
    private final List<Member> members;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * One address.
     *
     * @param weight its share among those of its priority
     */
    public record Member(Entity.Backend backend, int weight, int priority) {}

    /** @param id as documents name it */
    public BackendGroup(String id, List<Member> members) {
        this.id = id;
        this.members = members.stream()
                .sorted(Comparator.comparingInt(Member::priority))
                .toList();
    }

    public String id() {
        return id;
    }

    /** The next one in turn; empty if all are left alone. */
    public Optional<Entity.Backend> next(Predicate<Entity.Backend> leftAlone) {
        var ready = members.stream()
                .filter(member -> !leftAlone.test(member.backend()))
                .toList();
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        int first = ready.getFirst().priority();
        var sharing =
                ready.stream().filter(member -> member.priority() == first).toList();
        int total = sharing.stream().mapToInt(Member::weight).sum();
        int at = Math.floorMod(turn.getAndIncrement(), Math.max(total, sharing.size()));
        if (total == 0) {
            return Optional.of(sharing.get(at).backend());
        }
        for (Member member : sharing) {
            at -= member.weight();
            if (at < 0) {
                return Optional.of(member.backend());
            }
        }
        throw new IllegalStateException("weights of " + id);
    }
}
