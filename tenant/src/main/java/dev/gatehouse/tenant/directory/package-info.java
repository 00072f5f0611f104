/** Applications, service principals, their credentials and roles, users, and the rules that hold among them. */
package dev.gatehouse.tenant.directory;
