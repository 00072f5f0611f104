package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Access;
import dev.gatehouse.model.catalogue.Rule;

import java.util.Map;

/** What the portals may know of the settings before anybody signed in; computed. */
public record TenantSettings(
        @Rule(access = Access.READ_ONLY) Map<String, String> settings) {}
