package dev.gatehouse.model.catalogue;

/** An enum whose constants have names of their own in JSON. */
public interface WireName {
    /** The value as it stands in JSON. */
    String wireName();
}
