package dev.gatehouse.policy;

/** A part of a policy document; {@link #element()} is its name there. */
public enum Section {
    INBOUND("inbound"),
    BACKEND("backend"),
    OUTBOUND("outbound"),
    ON_ERROR("on-error");

    private final String element;

    Section(String element) {
        this.element = element;
    }

    /** The section's element. */
    public String element() {
        return element;
    }
}
