package dev.gatehouse.policy;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What results from documents of several scopes, each policy with what its author wrote. */
class EffectivePolicyTest {
    private static final String PRODUCT = """
            <policies>
                <inbound>
                    <base />
                    <set-header name="X-Product"><value>{{secret}}</value></set-header>
                </inbound>
            </policies>
            """;
    private static final String API = """
            <policies>
                <inbound>
                    {{whole}}
                    <base />
                    <include-fragment fragment-id="team" />
                </inbound>
                <outbound />
            </policies>
            """;
    private static final String TEAM = """
            <fragment>
              <set-header name="X-Team">
                <value>blue</value>
              </set-header>
            </fragment>
            """;
    private static final NamedValues NAMED = name -> Optional.ofNullable(
            Map.of("secret", "not to be shown", "whole", "<set-header name=\"X\"><value>hidden</value></set-header>")
                    .get(name));

    @Test
    void baseIsWhatTheBroaderDocumentsSay() {
        EffectivePolicy effective = EffectivePolicy.of(List.of(read(PRODUCT, Scope.PRODUCT), read(API, Scope.API)));

        assertThat(effective.sections().get(Section.INBOUND))
                .extracting(
                        placed -> placed.place().scope(),
                        placed -> placed.span().fragment().orElse(""),
                        placed -> placed.span()
                                .of(
                                        placed.span().fragment().isPresent()
                                                ? TEAM
                                                : placed.place().scope() == Scope.API ? API : PRODUCT))
                .containsExactly(
                        Tuple.tuple(Scope.API, "", "{{whole}}"),
                        Tuple.tuple(
                                Scope.PRODUCT,
                                "",
                                "<set-header name=\"X-Product\"><value>{{secret}}</value></set-header>"),
                        Tuple.tuple(
                                Scope.API,
                                "team",
                                "<set-header name=\"X-Team\">\n    <value>blue</value>\n  </set-header>"));
    }

    @Test
    void withoutADocumentOfTheServiceTheDefaultOneCounts() {
        EffectivePolicy effective = EffectivePolicy.of(List.of(read(API, Scope.API)));

        assertThat(effective.sections().get(Section.BACKEND))
                .singleElement()
                .satisfies(placed -> assertThat(placed.span().of(PolicyDocument.DEFAULT_GLOBAL))
                        .isEqualTo("<forward-request />"));
        assertThat(effective.sections().get(Section.OUTBOUND)).isEmpty();
    }

    private static PolicyDocument read(String text, Scope scope) {
        return PolicyLanguage.read(
                text,
                Format.XML,
                new Place(scope, scope.word()),
                NAMED,
                id -> Optional.of(new Fragment(TEAM, Format.XML)).filter(_ -> id.equals("team")));
    }
}
