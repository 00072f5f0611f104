/**
 * Letters to people: their texts, the outbox that they are kept in until they went, and who sends them. A letter is
 * written in the transaction of what it tells, so that neither is there without the other; no request waits for a mail
 * server.
 */
package dev.gatehouse.management.letters;
