/** Where the doors are: addresses to listen on, URLs under which others reach them, and what every reply carries. */
package dev.gatehouse.server.doors;
