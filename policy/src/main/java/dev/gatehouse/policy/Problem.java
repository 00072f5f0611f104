package dev.gatehouse.policy;

/**
 * Something wrong with a document, in words for its author.
 *
 * @param line from 1
 * @param column from 1
 * @param element the element that it is about; empty for the text as a whole
 * @param sentence what is wrong; never holds a named value's text, which may be secret
 * @param fix what to do about it
 */
public record Problem(int line, int column, String element, String sentence, String fix) {

    /** One line: place, sentence and fix. */
    public String text() {
        return "Line " + line + ", column " + column + ": " + sentence + (fix.isEmpty() ? "" : " " + fix);
    }
}
