/** Users, the groups that they are in, and the products that groups see. */
package dev.gatehouse.management.types.people;
