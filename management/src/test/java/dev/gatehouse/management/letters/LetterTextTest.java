package dev.gatehouse.management.letters;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class LetterTextTest {

    @Test
    void whatIsFilledInIsEscapedAndNotLookedAtAgain() {
        var text = new LetterText("To $Name", "<p title=\"$Name\">$Name $Other</p>")
                .filled(Map.of("Name", "<i a='b'>&$Other\\", "Other", "x"));

        assertThat(text.body())
                .isEqualTo(
                        "<p title=\"&lt;i a=&#39;b&#39;&gt;&amp;$Other\\\">&lt;i a=&#39;b&#39;&gt;&amp;$Other\\ x</p>");
    }

    @Test
    void aSubjectStaysOnOneLine() {
        var text = new LetterText("Hello $Name", "").filled(Map.of("Name", "Eve\r\nBcc: all@x.example"));

        assertThat(text.subject()).isEqualTo("Hello Eve Bcc: all@x.example");
    }

    @Test
    void aParameterWithoutAValueStaysAsItStands() {
        assertThat(new LetterText("$What costs $5", "").filled(Map.of()).subject())
                .isEqualTo("$What costs $5");
    }

    @Test
    void everyTextFillsInWhatItsTemplateNamesAndNothingElse() {
        for (var kind : LetterKind.values()) {
            var all = new java.util.HashMap<String, String>();
            kind.parameters().forEach(parameter -> all.put(parameter.wireName(), "x"));
            var filled = kind.text().filled(all);

            assertThat(filled.subject() + filled.body()).as(kind.template()).doesNotContain("$");
            assertThat(LetterKind.of(kind.template())).contains(kind);
        }
    }
}
