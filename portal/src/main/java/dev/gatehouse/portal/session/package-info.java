/** Who is signed in, in which browser. */
package dev.gatehouse.portal.session;
