package dev.gatehouse.model.catalogue;

import dev.gatehouse.model.resource.PolicyFragment;
import dev.gatehouse.model.resource.PolicyRestriction;

import java.util.List;
import java.util.regex.Pattern;

import static dev.gatehouse.model.catalogue.Filterable.all;
import static dev.gatehouse.model.catalogue.ResourceType.entity;

/** What belongs to policy documents. */
public final class PolicyTypes {
    public static final ResourceType POLICY_RESTRICTIONS = entity(
                    "policyRestrictions", Catalogue.SERVICE, PolicyRestriction.class)
            .named(NameRule.upTo(80))
            .ifMatch(IfMatch.REQUIRED_TO_PATCH)
            .done();

    public static final ResourceType POLICY_FRAGMENTS = entity(
                    "policyFragments", Catalogue.SERVICE, PolicyFragment.class)
            .named(new NameRule(1, 80, Pattern.compile("\\w+|\\w[\\w-]+\\w")))
            .without(Verb.PATCH)
            .filteredBy(all("name"), all("description"), all("value"))
            .inWorkspaces()
            .done();

    private PolicyTypes() {}

    static List<ResourceType> types() {
        return List.of(POLICY_RESTRICTIONS, POLICY_FRAGMENTS);
    }
}
