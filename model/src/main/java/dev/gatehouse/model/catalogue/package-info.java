/**
 * The catalogue of resource types: what the management API's generic engine is driven by. A type is one entry in
 * {@link dev.gatehouse.model.catalogue.Catalogue} and one record in {@code dev.gatehouse.model.resource}, whose
 * components carry their rules as {@link dev.gatehouse.model.catalogue.Rule}.
 */
package dev.gatehouse.model.catalogue;
