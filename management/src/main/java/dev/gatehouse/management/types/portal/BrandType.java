package dev.gatehouse.management.types.portal;

import dev.gatehouse.management.arm.Draft;
import dev.gatehouse.management.arm.Problems;
import dev.gatehouse.management.arm.ResourceBehaviour;
import dev.gatehouse.management.arm.ResourceView;
import dev.gatehouse.model.brand.BrandColor;
import dev.gatehouse.model.brand.BrandLink;
import dev.gatehouse.model.brand.BrandLogo;
import dev.gatehouse.model.catalogue.PortalTypes;
import dev.gatehouse.model.catalogue.ResourceType;
import dev.gatehouse.model.resource.Brand;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** A brand's colour can be read, its logo is an image, and its links lead somewhere. */
final class BrandType implements ResourceBehaviour {

    @Override
    public Set<ResourceType> types() {
        return Set.of(PortalTypes.BRAND);
    }

    @Override
    public void check(Draft draft, ResourceView view, Problems problems) {
        var brand = draft.as(Brand.class);
        brand.name()
                .filter(String::isBlank)
                .ifPresent(
                        _ -> problems.add("name", "name must not be blank: leave it out to have the settings' one."));
        brand.color()
                .flatMap(BrandColor::problem)
                .ifPresent(problem -> problems.add("color", "color " + problem + "."));
        for (int i = 0; i < brand.links().size(); i++) {
            var place = "links[" + i + "].url";
            BrandLink.problem(brand.links().get(i).url())
                    .ifPresent(problem -> problems.add(place, place + " " + problem + "."));
        }
        brand.logo()
                .flatMap(logo -> problem(logo.value()))
                .ifPresent(problem -> problems.add("logo.value", "logo.value " + problem + "."));
    }

    private static Optional<String> problem(String base64) {
        try {
            return BrandLogo.problem(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.of("is not Base64");
        }
    }
}
