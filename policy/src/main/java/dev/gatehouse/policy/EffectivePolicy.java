package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The policies that one kind of call goes through, section by section: every {@code <base/>} replaced by what the broader
 * documents say.
 */
public record EffectivePolicy(Map<Section, List<PolicyDocument.Placed>> sections) {

    /**
     * @param chain the documents from broadest to narrowest; scopes without a document are left out. Without a global
     *     one, the default global document counts
     */
    public static EffectivePolicy of(List<PolicyDocument> chain) {
        List<PolicyDocument> documents = new ArrayList<>(chain);
        if (documents.stream().noneMatch(document -> document.place().scope() == Scope.GLOBAL)) {
            documents.addFirst(PolicyDocument.untouched(Place.GLOBAL));
        }
        Map<Section, List<PolicyDocument.Placed>> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            List<PolicyDocument.Placed> policies = new ArrayList<>();
            splice(documents, documents.size() - 1, section, policies);
            sections.put(section, List.copyOf(policies));
        }
        return new EffectivePolicy(sections);
    }

    private static void splice(
            List<PolicyDocument> documents, int index, Section section, List<PolicyDocument.Placed> policies) {
        if (index < 0) {
            return;
        }
        List<PolicyDocument.Node> nodes =
                documents.get(index).sections().getOrDefault(section, List.of(new PolicyDocument.Base()));
        for (PolicyDocument.Node node : nodes) {
            switch (node) {
                case PolicyDocument.Base _ -> splice(documents, index - 1, section, policies);
                case PolicyDocument.Placed placed -> policies.add(placed);
            }
        }
    }
}
