package dev.gatehouse.management.arm;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that its author hears it at once; what comes after the first hundred is left out. */
public final class Problems {
    private static final int MOST = 100;

    private final List<ArmException.Problem> found = new ArrayList<>();

    /**
     * @param target the field, such as {@code displayName}
     * @param message a plain sentence with what would be right
     */
    public void add(String target, String message) {
        if (found.size() < MOST) {
            found.add(new ArmException.Problem(target, message));
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** Everything collected. */
    public List<ArmException.Problem> all() {
        return List.copyOf(found);
    }

    /** @throws ArmException 400 with everything collected, if there is anything */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw ArmException.invalid(found);
        }
    }
}
