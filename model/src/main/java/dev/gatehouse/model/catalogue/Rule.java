package dev.gatehouse.model.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a property of a resource may hold, on the record component that stands for it. A component without a rule is an
 * optional property that anyone may write.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Rule {

    /** The JSON name, where it isn't the component's. */
    String name() default "";

    /** Whether a resource can't be without it. */
    boolean required() default false;

    /** Fewest characters of a text. */
    int min() default 0;

    /** Most characters of a text, or most items of a list. */
    int max() default Integer.MAX_VALUE;

    /** Regular expression that a text matches as a whole. */
    String pattern() default "";

    /** The texts that there are to choose from, for a text or the items of a list; read in any case. */
    String[] oneOf() default {};

    /** Smallest number. */
    long least() default Integer.MIN_VALUE;

    /** Largest number. */
    long most() default Integer.MAX_VALUE;

    Access access() default Access.READ_WRITE;

    /** The first api-version that knows it; a write under an earlier one that doesn't name it leaves it as it is. */
    String since() default "";

    /** Whether a PUT that doesn't name it leaves it as it is, under every api-version. */
    boolean kept() default false;

    /** What it holds when nobody said: a JSON value, such as {@code true} or {@code "active"}. */
    String initial() default "";

    /** The collection, such as {@code users}, that its value is the id of; ids are given back in full. */
    String refersTo() default "";
}
