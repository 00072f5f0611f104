/** What is written for developers, and what they write back: documentation and wikis, content, issues. */
package dev.gatehouse.management.types.content;
