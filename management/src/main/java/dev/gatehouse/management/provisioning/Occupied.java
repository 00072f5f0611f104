package dev.gatehouse.management.provisioning;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The objects that tasks before the one at hand work on. */
final class Occupied {
    private final Set<String> alone = new HashSet<>();
    private final Set<String> beside = new HashSet<>();

    /** Adds a task's objects to those occupied, and says whether the task itself need wait for nobody. */
    boolean add(Subjects subjects) {
        var free = Collections.disjoint(alone, subjects.alone())
                && Collections.disjoint(alone, subjects.beside())
                && Collections.disjoint(beside, subjects.alone());
        alone.addAll(subjects.alone());
        beside.addAll(subjects.beside());
        return free;
    }
}
