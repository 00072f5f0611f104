package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Map;
import java.util.Optional;

/**
 * Where records of calls go.
 *
 * @param credentials by name, each a reference to a named value
 */
public record Logger(
        @Rule(
                required = true,
                oneOf = {"azureEventHub", "applicationInsights", "azureMonitor"})
        String loggerType,

        @Rule(max = 256) Optional<String> description,
        Map<String, String> credentials,
        @Rule(initial = "true") boolean isBuffered,
        Optional<String> resourceId) {

    @Override
    public String toString() {
        return "Logger[" + loggerType + "]";
    }
}
