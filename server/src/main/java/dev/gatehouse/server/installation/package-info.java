/** What makes a data folder an installation: the first start's accounts, and the file that tells others of them. */
package dev.gatehouse.server.installation;
