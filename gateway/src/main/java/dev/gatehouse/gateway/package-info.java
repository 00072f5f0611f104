/**
 * The data plane. A call goes by: {@code proxy} takes it in, {@code routing} finds its operation, {@code access} decides
 * about it, policies run with what {@code limits} keeps, {@code proxy} forwards it and sends the response; all from what
 * {@code configuration} holds.
 */
package dev.gatehouse.gateway;
