package dev.gatehouse.model.gateway;

/**
 * One step of a service's configuration: an entity put in place of the one of its kind and id, or taken away.
 *
 * @see ConfigurationUpdate
 */
public sealed interface ConfigurationChange {

    /** The ARM path of the service, in lower case, that the change is about. */
    String service();

    /** The entity is there now, as given. */
    record Put(String service, Entity entity) implements ConfigurationChange {}

    /** The entity is gone; nothing happens if it never was there. */
    record Remove(String service, Entity.Kind kind, String id) implements ConfigurationChange {}
}
