package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.PolicyRestriction;

import java.util.List;

import static dev.gatehouse.model.catalogue.ResourceType.entity;

/** What belongs to policy documents. */
public final class PolicyTypes {
    public static final ResourceType POLICY_RESTRICTIONS = entity(
                    "policyRestrictions", Catalogue.SERVICE, PolicyRestriction.class)
            .named(NameRule.upTo(80))
            .ifMatch(IfMatch.REQUIRED_TO_PATCH)
            .done();

    private PolicyTypes() {}

    static List<ResourceType> types() {
        return List.of(POLICY_RESTRICTIONS);
    }
}
