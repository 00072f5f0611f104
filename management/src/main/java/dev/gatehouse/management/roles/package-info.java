/** Who may do what in the ARM API: its token check and role assignments. */
package dev.gatehouse.management.roles;
