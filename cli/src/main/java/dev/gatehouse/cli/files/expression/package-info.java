/**
 * The expressions of ARM templates: {@link dev.gatehouse.cli.files.expression.ExpressionParser} reads them,
 * {@link dev.gatehouse.cli.files.expression.Evaluator} works them out, and each family of functions is a file.
 */
package dev.gatehouse.cli.files.expression;
