/** Resources, the catalogue of their types, and what the rooms hand each other. */
package dev.gatehouse.model;
