/**
 * The policy language: reading documents, one folder per policy with its record, behaviour and golden cases.
 * Management checks with it what is saved; the gateway runs it. What it needs of a call and of the world it defines
 * here as ports: {@link dev.gatehouse.policy.Call} and those in {@code dev.gatehouse.policy.port}.
 */
package dev.gatehouse.policy;
