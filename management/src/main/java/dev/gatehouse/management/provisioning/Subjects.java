package dev.gatehouse.management.provisioning;

import java.util.Collections;
import java.util.Set;

/**
 * Which objects of the directory a task works on.
 *
 * @param alone those that nobody else may touch meanwhile
 * @param beside those that others may use too, as long as nobody has them alone
 */
record Subjects(Set<String> alone, Set<String> beside) {

    static Subjects alone(String subject) {
        return new Subjects(Set.of(subject), Set.of());
    }

    /** Whether both may not be at work at once, so that the later one waits. */
    boolean conflictsWith(Subjects other) {
        return !Collections.disjoint(alone, other.alone)
                || !Collections.disjoint(alone, other.beside)
                || !Collections.disjoint(beside, other.alone);
    }
}
