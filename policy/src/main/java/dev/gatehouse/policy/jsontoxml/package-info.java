/** {@code json-to-xml}: a JSON body becomes XML. */
package dev.gatehouse.policy.jsontoxml;
