/** What a service's managers see at a glance: who can call what, which secrets expire, whether all is well. */
package dev.gatehouse.management.insight;
