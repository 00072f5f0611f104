package dev.gatehouse.policy.forwardrequest;

import dev.gatehouse.model.gateway.AccessOutcome;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.PolicyFailure;
import dev.gatehouse.policy.Run;
import dev.gatehouse.policy.Step;

/** Takes a backend's status from 400 to 599 for an error, whose response is the backend's. */
final class ErrorStatusCheck implements Step {

    @Override
    public Flow run(Run run) {
        int status = run.call().response().status();
        if (status >= 400 && status <= 599) {
            throw new PolicyFailure(
                            AccessOutcome.SERVED,
                            "forward-request",
                            "BackendErrorStatus",
                            "The backend answered with status " + status + ".",
                            status)
                    .withResponseAsItStands();
        }
        return Flow.NEXT;
    }
}
