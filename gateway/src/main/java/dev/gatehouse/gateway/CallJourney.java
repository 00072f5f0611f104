package dev.gatehouse.gateway;

import dev.gatehouse.gateway.access.Access;
import dev.gatehouse.gateway.access.AccessDecision;
import dev.gatehouse.gateway.configuration.LiveConfiguration;
import dev.gatehouse.gateway.configuration.Pipelines;
import dev.gatehouse.gateway.configuration.ServiceConfiguration;
import dev.gatehouse.gateway.proxy.ProxiedCall;
import dev.gatehouse.gateway.routing.Route;
import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.policy.CallContext;
import dev.gatehouse.policy.Completion;
import dev.gatehouse.policy.ErrorResponse;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.Run;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One call's way: service, route, access, policies (which forward it), response. Whatever goes wrong becomes a
 * {@link PolicyFailure} that {@code on-error} may shape, and ends here.
 */
final class CallJourney implements Completion, ProxiedCall.Continuation {
    private static final String REQUEST_ID = "x-gatehouse-request-id";

    private final ProxiedCall call;
    private final Rooms rooms;
    private ServiceConfiguration service;
    private String refusedBecause = "";
    private Optional<Run> run = Optional.empty();

    /** Where a call goes by. */
    record Rooms(LiveConfiguration configuration, Access access, Pipelines pipelines) {}

    CallJourney(ProxiedCall call, Rooms rooms, ServiceConfiguration service) {
        this.call = call;
        this.rooms = rooms;
        this.service = service;
    }

    void begin() {
        call.continuation(this);
        switch (service.routes().find(call.request())) {
            case Route.Matched matched -> atOperation(matched);
            case Route.WithoutOperation at ->
                preflightMethod()
                        .ifPresentOrElse(method -> atPreflight(at, method), () -> unmatched(Optional.of(at.api())));
            case Route.None _ -> unmatched(Optional.empty());
        }
    }

    private void atOperation(Route.Matched matched) {
        prepare(matched);
        if (!matched.fault().isEmpty()) {
            fault("its URL template can't be read: " + matched.fault());
            return;
        }
        rooms.access().decide(call, this::currentService, matched.api(), this::decided);
    }

    /** The service as it is configured by now; as it was when it is gone. */
    private ServiceConfiguration currentService() {
        service = rooms.configuration().current().service(service.path()).orElse(service);
        return service;
    }

    private void decided(AccessDecision decision) {
        var context = call.context();
        switch (decision) {
            case AccessDecision.Allowed allowed -> {
                call.context(new CallContext(
                        service.path(),
                        context.api(),
                        context.operation(),
                        allowed.product(),
                        allowed.application(),
                        allowed.subscription(),
                        allowed.user()));
                keepOwnTokens(allowed.application().isPresent());
                withPipeline(call.context(), Run::start);
            }
            case AccessDecision.Refused refused -> {
                refusedBecause = refused.detail();
                call.context(new CallContext(
                        service.path(),
                        context.api(),
                        context.operation(),
                        refused.product(),
                        refused.application(),
                        Optional.empty(),
                        Optional.empty()));
                refuse(context, Access.refusal(refused, service, context.api().orElseThrow(), call));
            }
            case AccessDecision.AwaitsSignature _ -> fault("a token was left unverified");
        }
    }

    /**
     * A token of one of this service's products is for the gateway alone. Policies see it, and may put another credential
     * in its place, which is forwarded.
     *
     * @param known whether the token that came along is one, because it decided
     */
    private void keepOwnTokens(boolean known) {
        call.keepAuthorization(known, value -> Access.isOwnToken(value, service));
    }

    /** The method that a CORS preflight asks about, if the request is one. */
    private Optional<String> preflightMethod() {
        var request = call.request();
        return request.method().equals("OPTIONS") && request.headers().contains("Origin")
                ? request.headers().first("Access-Control-Request-Method")
                : Optional.empty();
    }

    /** {@code cors} alone answers, from the policies that the announced request would meet without a credential. */
    private void atPreflight(Route.WithoutOperation at, String method) {
        var announced = service.routes().find(call.request(), method.trim()) instanceof Route.Matched matched
                ? Optional.of(matched.operation())
                : Optional.<Entity.Operation>empty();
        var context =
                context(Optional.of(at.api()), announced, service.products().openFor(at.api()));
        call.context(context);
        withPipeline(context, Run::preflight);
    }

    @Override
    public void preflightDeclined() {
        unmatched(call.context().api());
    }

    private void unmatched(Optional<Entity.Api> api) {
        var context = context(api, Optional.empty(), Optional.empty());
        call.context(context);
        refusedBecause = "no operation matches";
        refuse(context, notFound());
    }

    static PolicyFailure notFound() {
        return new PolicyFailure(
                AccessOutcome.NOT_FOUND, "configuration", "OperationNotFound", "Resource not found", 404);
    }

    private void refuse(CallContext scope, PolicyFailure failure) {
        withPipeline(scope, refusing -> refusing.refuse(failure));
    }

    private void withPipeline(CallContext scope, Consumer<Run> how) {
        switch (rooms.pipelines().of(service, scope)) {
            case Pipelines.Ready ready -> {
                var begun = ready.pipeline().run(call, this);
                run = Optional.of(begun);
                how.accept(begun);
            }
            case Pipelines.Broken broken -> fault(broken.reason());
        }
    }

    private void prepare(Route.Matched matched) {
        call.context(context(Optional.of(matched.api()), Optional.of(matched.operation()), Optional.empty()));
        call.matchedParameters(matched.parameters());
        call.request().path(matched.path());
        matched.api().serviceUrl().ifPresent(call::backendUrl);
    }

    private CallContext context(
            Optional<Entity.Api> api, Optional<Entity.Operation> operation, Optional<Entity.Product> product) {
        return new CallContext(
                service.path(), api, operation, product, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public void resumed(Flow flow) {
        run.ifPresent(waiting -> waiting.resume(flow));
    }

    @Override
    public void failed(PolicyFailure failure) {
        run.ifPresent(waiting -> waiting.fail(failure));
    }

    @Override
    public void completed() {
        send(call);
    }

    @Override
    public void refused(PolicyFailure failure) {
        call.outcome(
                failure.outcome(),
                refusedBecause.isEmpty()
                        ? failure.source() + ": " + failure.reason() + ": " + failure.detail()
                        : refusedBecause);
        send(call);
    }

    private void fault(String reason) {
        answer(
                call,
                new PolicyFailure(
                        AccessOutcome.INTERNAL_ERROR, "configuration", "OperationBroken", "Internal server error", 500),
                reason);
    }

    /** Answers without any policy. */
    static void answer(ProxiedCall call, PolicyFailure failure, String reason) {
        call.outcome(failure.outcome(), reason);
        ErrorResponse.write(call, failure);
        send(call);
    }

    private static void send(ProxiedCall call) {
        call.response().headers().set(REQUEST_ID, call.requestId().toString());
        call.send();
    }
}
