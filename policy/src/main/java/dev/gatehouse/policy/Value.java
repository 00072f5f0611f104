package dev.gatehouse.policy;

/**
 * What an attribute or a text of a policy says, asked for when the policy runs. All of today are literals; what is
 * worked out for each call will be another kind, so behaviours ask {@link #of} and never look inside.
 */
public sealed interface Value {

    /** The value for this call. */
    String of(Run run);

    /** The same for every call. */
    record Literal(String text) implements Value {
        @Override
        public String of(Run run) {
            return text;
        }
    }
}
