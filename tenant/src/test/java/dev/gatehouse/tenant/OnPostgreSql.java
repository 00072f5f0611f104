package dev.gatehouse.tenant;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every {@link TenantUnderTest} of the class, or of the classes nested in it, is on PostgreSQL instead of SQLite; so a
 * subclass runs the tests of its superclass there. Where PostgreSQL isn't installed they are skipped, saying so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseUnderTest.class)
public @interface OnPostgreSql {}
