/**
 * The certificate authority of an installation and the certificate of its doors, made on the first start. Azure's
 * clients refuse plain HTTP, so there is no installation without.
 */
package dev.gatehouse.server.tls;
