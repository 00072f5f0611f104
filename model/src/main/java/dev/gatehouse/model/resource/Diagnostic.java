package dev.gatehouse.model.resource;

import dev.gatehouse.model.catalogue.Rule;

import java.util.List;
import java.util.Optional;

/**
 * What of the calls is recorded, and where.
 *
 * @param loggerId where
 * @param alwaysLog what is recorded whatever the sampling
 */
public record Diagnostic(
        @Rule(oneOf = "allErrors") Optional<String> alwaysLog,
        @Rule(required = true, refersTo = "loggers") String loggerId,
        Optional<Sampling> sampling,
        Optional<Side> frontend,
        Optional<Side> backend,
        Optional<Boolean> logClientIp,

        @Rule(oneOf = {"None", "Legacy", "W3C"}) Optional<String> httpCorrelationProtocol,

        @Rule(oneOf = {"verbose", "information", "error"}) Optional<String> verbosity,

        @Rule(oneOf = {"Name", "Url"}) Optional<String> operationNameFormat,

        Optional<Boolean> metrics,
        @Rule(since = "2024-06-01-preview") Optional<Object> largeLanguageModel) {

    /** @param percentage how many of a hundred calls */
    public record Sampling(
            @Rule(oneOf = "fixed") Optional<String> samplingType,
            @Rule(least = 0, most = 100) Optional<Double> percentage) {}

    /** The way between the caller and the gateway, or the gateway and the backend. */
    public record Side(Optional<Message> request, Optional<Message> response) {}

    /** @param headers names */
    public record Message(List<String> headers, Optional<Body> body, Optional<Masking> dataMasking) {}

    /** @param bytes how much of it, from its beginning */
    public record Body(@Rule(least = 0, most = 8192) Optional<Integer> bytes) {}

    /** What isn't shown. */
    public record Masking(List<Masked> queryParams, List<Masked> headers) {}

    /** @param value the name of a header or parameter */
    public record Masked(
            Optional<String> value,

            @Rule(oneOf = {"Mask", "Hide"}) Optional<String> mode) {}
}
