/** What is told of policies as a whole: which there are, which documents, and whether they hold what is asked of them. */
package dev.gatehouse.management.types.policies;
