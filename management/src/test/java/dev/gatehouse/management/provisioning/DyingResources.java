package dev.gatehouse.management.provisioning;

import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.management.arm.Resources;

import java.util.function.Consumer;
import java.util.function.Function;

/** Resources whose process may die when a transaction was committed, before anybody heard of it. */
record DyingResources(Resources resources, CrashPoint crash) implements Resources {

    @Override
    public <T> T read(Function<ResourceView, T> reading) {
        return resources.read(reading);
    }

    @Override
    public long change(Consumer<ResourceChange> work) {
        var revision = resources.change(work);
        crash.reached("committed");
        return revision;
    }
}
