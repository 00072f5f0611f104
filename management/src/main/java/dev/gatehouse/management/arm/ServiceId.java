package dev.gatehouse.management.arm;

import dev.gatehouse.model.catalogue.ResourceType;

import java.util.Locale;

/** Which service, by the three names of its ARM path, as they were first written. */
public record ServiceId(String subscriptionId, String resourceGroup, String name) {

    /** The resource group's ARM path. */
    public String resourceGroupPath() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup;
    }

    /** The ARM path, as replies give it. */
    public String path() {
        return resourceGroupPath() + "/providers/" + ResourceType.PROVIDER + "/service/" + name;
    }

    /** The ARM path in lower case, by which the service is known everywhere inside. */
    public String key() {
        return path().toLowerCase(Locale.ROOT);
    }
}
