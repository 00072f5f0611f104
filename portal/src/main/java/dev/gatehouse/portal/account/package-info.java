/** What people do with accounts of their own: sign up, confirm, choose passwords, change their profile, leave. */
package dev.gatehouse.portal.account;
