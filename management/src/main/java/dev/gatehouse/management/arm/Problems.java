package dev.gatehouse.management.arm;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, so that its author hears it at once. */
public final class Problems {
    private final List<ArmException.Problem> found = new ArrayList<>();

    /**
     * @param target the field, such as {@code displayName}
     * @param message a plain sentence with what would be right
     */
    public void add(String target, String message) {
        found.add(new ArmException.Problem(target, message));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** @throws ArmException 400 with everything collected, if there is anything */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw ArmException.invalid(found);
        }
    }
}
