package dev.gatehouse.management.publishing;

import java.time.Duration;
import java.util.Set;

/**
 * What the configuration holds beside resources.
 *
 * @param hosts the gateway's own host names, those of the first service, without port, in lower case; other services
 *     have them with their name and a dot before them
 * @param look how often changes of other processes are looked for
 */
public record PublishingSettings(Set<String> hosts, Duration look) {}
