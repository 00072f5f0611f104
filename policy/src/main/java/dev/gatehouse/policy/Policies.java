package dev.gatehouse.policy;

import dev.gatehouse.policy.forwardrequest.ForwardRequest;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every policy there is. A new one is its folder and a line here. {@code base} is part of the language itself. */
public final class Policies {

    public static final List<PolicyKind> ALL = List.of(ForwardRequest.KIND);

    /** The same, by element. */
    public static final Map<String, PolicyKind> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(PolicyKind::name, Function.identity()));

    private Policies() {}
}
