/**
 * What the control plane keeps: resources as documents, what is still to be done elsewhere (intents), and the feed of
 * changes. One number, the revision, is at once a resource's ETag and its place in the feed.
 */
package dev.gatehouse.store;
