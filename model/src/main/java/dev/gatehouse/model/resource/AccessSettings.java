package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;
import dev.gatehouse.model.catalogue.WireName;

/**
 * How developers come by a product for their applications; Gatehouse's addition. A product without it is given by managers
 * alone.
 *
 * @param access how a developer gets it for an application
 * @param registration whether developers register applications for it themselves
 * @param applicationsLimit how many applications one developer may have registered for it
 */
public record AccessSettings(
        @Rule(initial = "\"none\"") Access access,
        @Rule(initial = "false") boolean registration,
        @Rule(least = 1, most = 1000, initial = "10") int applicationsLimit) {

    /** What a developer's wish for a product leads to. */
    public enum Access implements WireName {
        /** Developers can't ask for it. */
        NONE("none"),
        AT_ONCE("atOnce"),
        AFTER_APPROVAL("afterApproval");

        private final String wireName;

        Access(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }
}
