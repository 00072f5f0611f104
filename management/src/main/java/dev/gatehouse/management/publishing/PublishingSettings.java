package dev.gatehouse.management.publishing;

import dev.gatehouse.management.arm.ServiceId;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * What the configuration holds beside resources.
 *
 * @param hosts the gateway host names of a service, without port, in lower case
 * @param look how often changes of other processes are looked for
 */
public record PublishingSettings(Function<ServiceId, Set<String>> hosts, Duration look) {}
