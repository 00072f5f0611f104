package dev.gatehouse.policy.setbackendservice;

import dev.gatehouse.policy.Assembly;
import dev.gatehouse.policy.Flow;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyKind;
import dev.gatehouse.policy.Scope;
import dev.gatehouse.policy.Section;
import dev.gatehouse.policy.Value;
import dev.gatehouse.policy.xml.ElementReader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;

/**
 * {@code <set-backend-service base-url="https://host/path" />}: what follows the API's path goes behind this URL instead
 * of behind the API's service URL. {@code backend-id} is not known yet.
 *
 * @param baseUrl absolute, http or https, without user, query and fragment
 */
public record SetBackendService(Value baseUrl) implements Policy {

    public static final PolicyKind KIND = new PolicyKind(
            "set-backend-service",
            EnumSet.of(Section.INBOUND, Section.BACKEND),
            EnumSet.allOf(Scope.class),
            PolicyKind.Times.ANY,
            SetBackendService::read);

    private static SetBackendService read(ElementReader in) {
        if (in.optionalText("backend-id").isPresent()) {
            in.problem(
                    "backend-id",
                    "Gatehouse has no backend resources yet; they come with a later version.",
                    "Write the backend's address as base-url=\"https://…\".");
            return new SetBackendService(
                    new Value.Literal(in.optionalText("base-url").orElse("")));
        }
        String url = in.text("base-url");
        if (!url.isEmpty() && !isBaseUrl(url)) {
            in.problem(
                    "base-url",
                    in.cannotBe("base-url"),
                    "Use an absolute http or https URL without user, query and fragment.");
        }
        return new SetBackendService(new Value.Literal(url));
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI url = new URI(text);
            return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65535;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public void assemble(Assembly assembly) {
        assembly.add(run -> {
            run.call().backendUrl(baseUrl.of(run));
            return Flow.NEXT;
        });
    }
}
