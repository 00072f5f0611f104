package dev.gatehouse.management.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.management.arm.ResourceChange;
import dev.gatehouse.management.arm.ResourceView;

import java.util.List;

/** Something at the identity provider that belongs to a resource. */
sealed interface Task
        permits ProductTask,
                ClientTask,
                GrantTask,
                SecretTask,
                ServiceIdentityTask,
                MendTask,
                StrayGrantTask,
                OrphanTask,
                AccountTask {

    /** What intents of this task are called. */
    String kind();

    Subjects subjects();

    /** What {@link TaskIntent#task} reads. */
    ObjectNode payload();

    /** The steps that make it, before its resource is written; none of a task that is only ever aligned. */
    default List<Step> giving() {
        return List.of();
    }

    /**
     * The steps that bring the directory to what the resources say now, which may be none. Asked again before each
     * attempt.
     */
    List<Step> aligning(ResourceView view);

    /** What is written when it is aligned: what was observed may differ from what the resource says of it. */
    default void aligned(Progress progress, ResourceChange change) {}
}
