package dev.gatehouse.cli.files.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.files.ResourcePath;

import java.util.List;

/** One thing to do, or to leave alone. */
public sealed interface Step {

    ResourcePath path();

    /** It isn't there. */
    record Create(ResourcePath path, ObjectNode body, List<Difference> differences) implements Step {
        public Create {
            differences = List.copyOf(differences);
        }
    }

    /** It is there, and other than wanted. */
    record Change(ResourcePath path, ObjectNode body, List<Difference> differences) implements Step {
        public Change {
            differences = List.copyOf(differences);
        }
    }

    /** It is there, and nothing wants it. */
    record Delete(ResourcePath path) implements Step {}

    /** It is as wanted. */
    record Same(ResourcePath path) implements Step {}
}
