package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.configuration.Products;
import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The checks by which a token decides, each against the configuration in force. A constant's name says what is asked;
 * what it finds is written for operators.
 */
enum TokenCheck {
    SIGNATURE(AccessOutcome.TOKEN_SIGNATURE_INVALID, "Its signature was made with a key of the issuer.") {
        @Override
        Optional<String> failure(Examined examined) {
            return switch (examined.signature()) {
                case Signature.Good _ -> Optional.empty();
                case Signature.Bad bad -> Optional.of(bad.detail());
                case Signature.WithoutKeys without -> Optional.of(without.detail());
                case Signature.Overloaded _ -> Optional.of("too many tokens are waiting to be verified");
                case Signature.Unchecked _ -> Optional.of("its signature was not verified");
            };
        }

        @Override
        AccessOutcome failsAs(Examined examined) {
            return switch (examined.signature()) {
                case Signature.WithoutKeys _ -> AccessOutcome.KEYS_UNAVAILABLE;
                case Signature.Overloaded _ -> AccessOutcome.OVERLOADED;
                case Signature.Good _, Signature.Bad _, Signature.Unchecked _ -> AccessOutcome.TOKEN_SIGNATURE_INVALID;
            };
        }
    },
    ISSUER(AccessOutcome.TOKEN_ISSUER_UNKNOWN, "Its issuer is the service's.") {
        @Override
        Optional<String> failure(Examined examined) {
            var issuer = examined.service().issuer();
            var token = examined.facts();
            if (issuer.isEmpty() || !issuer.get().issuers().contains(token.issuer())) {
                return Optional.of("its issuer '" + shown(token.issuer()) + "' is not this service's");
            }
            var tenant = issuer.get().tenantId();
            return failsIf(
                    !tenant.isEmpty() && !token.tenantId().orElse(tenant).equalsIgnoreCase(tenant),
                    "its tenant is not this service's");
        }
    },
    NOT_EXPIRED(AccessOutcome.TOKEN_EXPIRED, "It has not expired.") {
        @Override
        Optional<String> failure(Examined examined) {
            var expires = examined.facts().expires();
            if (expires.isEmpty()) {
                return Optional.of("it has no exp");
            }
            return failsIf(!examined.now().isBefore(expires.get().plus(SKEW)), () -> "it expired at " + expires.get());
        }
    },
    VALID_YET(AccessOutcome.TOKEN_NOT_YET_VALID, "It is valid already.") {
        @Override
        Optional<String> failure(Examined examined) {
            var notBefore = examined.facts().notBefore();
            return notBefore
                    .filter(time -> examined.now().plus(SKEW).isBefore(time))
                    .map(time -> "it is valid from " + time);
        }
    },
    APP_ONLY(AccessOutcome.TOKEN_NOT_APP_ONLY, "It was issued to an application by client credentials.") {
        @Override
        Optional<String> failure(Examined examined) {
            return Optional.of(examined.facts().userSign()).filter(sign -> !sign.isEmpty());
        }
    },
    STILL_ACCEPTED(AccessOutcome.APPLICATION_ACCESS_WITHDRAWN, "The product accepts tokens.") {
        @Override
        Optional<String> failure(Examined examined) {
            return failsIf(
                    !examined.product().acceptsTokens(),
                    () -> "product " + examined.product().id() + " accepts no tokens any more");
        }
    },
    FOR_THE_API(AccessOutcome.PRODUCT_WITHOUT_API, "The product contains the API.") {
        @Override
        Optional<String> failure(Examined examined) {
            return failsIf(
                    !Products.contains(examined.product(), examined.api()),
                    () -> "product " + examined.product().id() + " does not contain API "
                            + examined.api().id());
        }
    },
    ROLE(AccessOutcome.ROLE_MISSING, "Its roles hold the product's role.") {
        @Override
        Optional<String> failure(Examined examined) {
            var role = examined.product().application().map(Entity.ProductApplication::role);
            return failsIf(
                    role.isEmpty() || !examined.facts().roles().contains(role.get()),
                    () -> "its roles lack " + role.orElse("any role of the product"));
        }
    },
    APPLICATION_KNOWN(AccessOutcome.APPLICATION_UNKNOWN, "Its client is a known application.") {
        @Override
        Optional<String> failure(Examined examined) {
            return failsIf(
                    examined.application().isEmpty(),
                    () -> "no application has the client id '"
                            + shown(examined.facts().clientId()) + "'");
        }
    },
    APPLICATION_ENABLED(AccessOutcome.APPLICATION_DISABLED, "The application is enabled.") {
        @Override
        Optional<String> failure(Examined examined) {
            return examined.application()
                    .filter(application -> !application.enabled())
                    .map(application -> "application " + application.id() + " is disabled");
        }
    },
    LINKED(AccessOutcome.LINK_MISSING, "The application is linked to the product.") {
        @Override
        Optional<String> failure(Examined examined) {
            return failsIf(
                    examined.link().isEmpty(),
                    () -> "the application has no link to product "
                            + examined.product().id());
        }
    },
    LINK_ACTIVE(AccessOutcome.LINK_NOT_ACTIVE, "The link is active.") {
        @Override
        Optional<String> failure(Examined examined) {
            return examined.link()
                    .filter(link -> !link.active())
                    .map(link -> "the application's link " + link.id() + " is not active");
        }
    },
    OWNER_ACTIVE(AccessOutcome.OWNER_NOT_ACTIVE, "The application's owner is active.") {
        @Override
        Optional<String> failure(Examined examined) {
            return failsIf(
                    examined.owner().filter(Entity.User::active).isEmpty(), "the application's owner is not active");
        }
    },
    NOT_REVOKED(AccessOutcome.TOKEN_REVOKED, "It was not revoked.") {
        @Override
        Optional<String> failure(Examined examined) {
            var before = examined.application().flatMap(Entity.Application::refuseTokensBefore);
            var issued = examined.facts().issuedAt().orElse(Instant.EPOCH);
            return before.filter(issued::isBefore)
                    .map(time -> "it was issued at " + issued + ", and tokens from before " + time + " are refused");
        }
    };

    /** How far the issuer's clock may be from this one. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** For a token of a product that contains the API and accepts tokens, in this order. */
    static final List<TokenCheck> OF_THIS_API = List.of(
            SIGNATURE,
            ISSUER,
            NOT_EXPIRED,
            VALID_YET,
            APP_ONLY,
            ROLE,
            APPLICATION_KNOWN,
            APPLICATION_ENABLED,
            LINKED,
            LINK_ACTIVE,
            OWNER_ACTIVE,
            NOT_REVOKED);

    /** For a token of another product: whether it is otherwise good, before it is said that it is for something else. */
    static final List<TokenCheck> OF_OTHER_PRODUCT = List.of(
            SIGNATURE,
            ISSUER,
            NOT_EXPIRED,
            VALID_YET,
            APP_ONLY,
            APPLICATION_KNOWN,
            NOT_REVOKED,
            STILL_ACCEPTED,
            FOR_THE_API);

    private final AccessOutcome outcome;
    private final String passed;

    TokenCheck(AccessOutcome outcome, String passed) {
        this.outcome = outcome;
        this.passed = passed;
    }

    /** Why it fails; empty when it passes. */
    abstract Optional<String> failure(Examined examined);

    AccessOutcome failsAs(Examined examined) {
        return outcome;
    }

    /** What to say of a token that passes. */
    String passed() {
        return passed;
    }

    private static Optional<String> failsIf(boolean fails, String detail) {
        return fails ? Optional.of(detail) : Optional.empty();
    }

    /** The words are put together only for who fails: nearly all calls pass. */
    private static Optional<String> failsIf(boolean fails, Supplier<String> detail) {
        return fails ? Optional.of(detail.get()) : Optional.empty();
    }

    /** A claim as it may stand in a log: bounded, without control characters. */
    private static String shown(String claim) {
        var visible = claim.replaceAll("\\p{Cntrl}", "?");
        return visible.length() > 200 ? visible.substring(0, 200) + "…" : visible;
    }

    /**
     * A token, and everything it is measured by.
     *
     * @param application whose token it is, as configured at this moment; looked up once for all checks
     */
    record Examined(
            ServiceConfiguration service,
            Entity.Api api,
            Entity.Product product,
            TokenFacts facts,
            Signature signature,
            Instant now,
            Optional<Entity.Application> application) {

        static Examined of(
                ServiceConfiguration service,
                Entity.Api api,
                Entity.Product product,
                TokenFacts facts,
                Signature signature,
                Instant now) {
            var application = facts.clientId().isEmpty()
                    ? Optional.<Entity.Application>empty()
                    : service.applications().byClientId(facts.clientId().toLowerCase(Locale.ROOT));
            return new Examined(service, api, product, facts, signature, now, application);
        }

        Optional<Entity.ProductLink> link() {
            return application().flatMap(application -> service.applications().link(application, product));
        }

        Optional<Entity.User> owner() {
            return application().map(Entity.Application::ownerId).flatMap(service::user);
        }
    }
}
