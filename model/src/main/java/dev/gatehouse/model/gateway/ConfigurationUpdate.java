package dev.gatehouse.model.gateway;

import java.util.List;

/**
 * All changes of one revision. They are seen together or not at all.
 *
 * @param revision the revision that holds once they are applied
 */
public record ConfigurationUpdate(long revision, List<ConfigurationChange> changes) {
    public ConfigurationUpdate {
        changes = List.copyOf(changes);
    }
}
