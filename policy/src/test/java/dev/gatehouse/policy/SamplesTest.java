package dev.gatehouse.policy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The samples that people begin with are good wherever their policies may stand. */
class SamplesTest {
    @SuppressWarnings("unused")
    private static final java.util.List<PolicyKind> ALL = Policies.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void aSampleIsGoodWhereverItsPolicyMayStand(PolicyKind kind) {
        for (Scope scope : kind.scopes()) {
            for (Section section : kind.sections()) {
                String document = "<policies><%1$s>%2$s</%1$s></policies>".formatted(section.element(), kind.sample());

                assertThat(PolicyLanguage.check(document, Format.XML, scope, NamedValues.NONE))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aSampleBeginsWithItsPolicy(PolicyKind kind) {
        assertThat(kind.sample()).startsWith("<" + kind.name());
    }
}
