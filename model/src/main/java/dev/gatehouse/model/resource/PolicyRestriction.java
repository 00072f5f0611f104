package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.Optional;

/**
 * What policy documents must hold.
 *
 * @param scope which ones: the path of a document, or of what they are of
 * @param requireBase whether each section must hold {@code <base/>}; Azure has it as a text
 */
public record PolicyRestriction(
        Optional<String> scope,

        @Rule(
                oneOf = {"true", "false"},
                initial = "\"false\"")
        String requireBase) {}
