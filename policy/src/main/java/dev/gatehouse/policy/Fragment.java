package dev.gatehouse.policy;

/**
 * Policies that documents hold by naming them, in {@code <include-fragment>}.
 *
 * @param text a document whose root is {@code <fragment>}
 */
public record Fragment(String text, Format format) {
    @Override
    public String toString() {
        return "Fragment[" + format + "]";
    }
}
