/**
 * From a document's text to its elements: named values put in, expressions lifted out, XML read, all of it bounded, and
 * every place known by line and column. {@link dev.gatehouse.policy.xml.ElementReader} is how a policy reads its
 * element.
 */
package dev.gatehouse.policy.xml;
