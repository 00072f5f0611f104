/** What the admin portal's pages ask. */
package dev.gatehouse.portal.admin;
