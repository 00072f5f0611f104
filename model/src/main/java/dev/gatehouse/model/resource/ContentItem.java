package dev.gatehouse.model.resource;

/** A piece of content of a developer portal. Its properties are the portal's. */
public record ContentItem() {}
