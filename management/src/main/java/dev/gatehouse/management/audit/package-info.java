/**
 * The audit log: who changed what, when, from where, before and after, without secrets. A change and its line are one
 * transaction, because the lines are written where resources are: {@link dev.gatehouse.management.audit.AuditLog} is
 * asked by whatever saves or removes one. {@link dev.gatehouse.management.audit.Cause} says for whom.
 */
package dev.gatehouse.management.audit;
