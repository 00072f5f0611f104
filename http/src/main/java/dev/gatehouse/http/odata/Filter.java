package dev.gatehouse.http.odata;

import java.util.List;
import java.util.Optional;

/** A parsed {@code $filter} (OData 4.01 URL conventions, section 5.1.1). */
public sealed interface Filter {

    /** @throws FilterException says the position and what was expected there */
    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    record Not(Filter inner) implements Filter {}

    /** {@code displayName eq 'a'}; what stands left in the text is left here. */
    record Comparison(Operand left, Operator operator, Operand right) implements Filter {}

    /** {@code state in ('active','pending')}; never empty. */
    record In(Operand.Property property, List<Operand.Literal> values) implements Filter {}

    /** {@code contains(displayName,'a')}; {@code substringof('a',displayName)} is the same with its operands turned. */
    record TextMatch(Kind kind, Operand text, Operand part) implements Filter {
        public enum Kind {
            CONTAINS,
            STARTS_WITH,
            ENDS_WITH
        }
    }

    /**
     * {@code tags/any(t: t eq 'x')}. In the condition the variable is a property path's first name.
     *
     * @param condition none only for {@code any()}: is there an element at all
     */
    record Lambda(Quantifier quantifier, Operand.Property collection, String variable, Optional<Filter> condition)
            implements Filter {
        public enum Quantifier {
            ANY,
            ALL
        }
    }

    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }
}
