/**
 * The control plane's way to speak HTTP: doors that listen, routers that find who answers, and a client for calls that
 * leave the process. Handlers are plain blocking code on virtual threads; nothing of the server underneath shows.
 */
package dev.gatehouse.http;
