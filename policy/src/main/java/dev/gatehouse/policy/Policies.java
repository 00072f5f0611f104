package dev.gatehouse.policy;

import dev.gatehouse.policy.cachelookup.CacheLookup;
import dev.gatehouse.policy.cachestore.CacheStore;
import dev.gatehouse.policy.cors.Cors;
import dev.gatehouse.policy.forwardrequest.ForwardRequest;
import dev.gatehouse.policy.jsonp.Jsonp;
import dev.gatehouse.policy.jsontoxml.JsonToXml;
import dev.gatehouse.policy.quota.Quota;
import dev.gatehouse.policy.ratelimit.RateLimit;
import dev.gatehouse.policy.returnresponse.ReturnResponse;
import dev.gatehouse.policy.rewriteuri.RewriteUri;
import dev.gatehouse.policy.setbackendservice.SetBackendService;
import dev.gatehouse.policy.setheader.SetHeader;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every policy there is. A new one is its folder and a line here. {@code base} is part of the language itself. */
public final class Policies {

    public static final List<PolicyKind> ALL = List.of(
            CacheLookup.KIND,
            CacheStore.KIND,
            Cors.KIND,
            ForwardRequest.KIND,
            Jsonp.KIND,
            JsonToXml.KIND,
            Quota.KIND,
            RateLimit.KIND,
            ReturnResponse.KIND,
            RewriteUri.KIND,
            SetBackendService.KIND,
            SetHeader.KIND);

    /** The same, by element. */
    public static final Map<String, PolicyKind> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(PolicyKind::name, Function.identity()));

    private Policies() {}
}
