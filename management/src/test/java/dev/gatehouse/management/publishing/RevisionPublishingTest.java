package dev.gatehouse.management.publishing;

import dev.gatehouse.management.provisioning.Installation;
import dev.gatehouse.management.provisioning.RecordingSink;
import dev.gatehouse.model.gateway.Entity;
import dev.gatehouse.model.gateway.Entity.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Revisions and versions of APIs as the gateway is handed them. */
final class RevisionPublishingTest {
    private static final String POLICY =
            "{\"value\":\"<policies><inbound><base/></inbound><backend><base/></backend><outbound><base/></outbound></policies>\"}";

    @TempDir
    Path folder;

    private final RecordingSink sink = new RecordingSink();
    private Installation arm;

    @BeforeEach
    void start() {
        arm = new Installation(folder, sink);
        arm.put("/apis/Echo", "{\"path\":\"echo\",\"serviceUrl\":\"https://one.example\"}");
        arm.put("/apis/echo/operations/get", "{\"displayName\":\"G\",\"method\":\"GET\",\"urlTemplate\":\"/r\"}");
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void aReleaseExchangesTwoRevisionsAtOnce() {
        arm.put(
                "/apis/echo;rev=2",
                "{\"path\":\"echo\",\"serviceUrl\":\"https://two.example\",\"sourceApiId\":\"/apis/echo\"}");
        arm.put("/apis/echo;rev=2/operations/get/policies/policy", POLICY);
        arm.put(
                "/apis/echo;rev=2/operations/more",
                "{\"displayName\":\"M\",\"method\":\"GET\",\"urlTemplate\":\"/m\"}");
        assertThat(api("echo;rev=2").current()).isFalse();
        assertThat(api("echo;rev=2").revision()).isEqualTo("2");
        assertThat(sink.find(Entity.Operation.class, "echo;rev=2/get")).isPresent();
        assertThat(sink.find(Entity.Policy.class, "operation/echo;rev=2/get")).isPresent();
        var revision = sink.revision();

        assertThat(arm.put("/apis/echo/releases/r", "{\"apiId\":\"/apis/echo;rev=2\"}")
                        .status())
                .isEqualTo(201);

        assertThat(sink.revision()).isEqualTo(revision + 1);
        assertThat(api("echo").current()).isTrue();
        assertThat(api("echo").revision()).isEqualTo("2");
        assertThat(api("echo").serviceUrl()).contains("https://two.example");
        assertThat(api("echo;rev=1").current()).isFalse();
        assertThat(api("echo;rev=1").serviceUrl()).contains("https://one.example");
        assertThat(sink.find(Entity.Api.class, "echo;rev=2")).isEmpty();
        assertThat(sink.find(Entity.Operation.class, "echo/more")).isPresent();
        assertThat(sink.find(Entity.Operation.class, "echo;rev=1/more")).isEmpty();
        assertThat(sink.find(Entity.Operation.class, "echo;rev=1/get")).isPresent();
        assertThat(sink.find(Entity.Policy.class, "operation/echo/get")).isPresent();
        assertThat(sink.find(Entity.Policy.class, "operation/echo;rev=1/get")).isEmpty();
    }

    @Test
    void aVersionSetSaysHowItsVersionsAreNamed() {
        arm.put("/apiVersionSets/set", "{\"displayName\":\"Set\",\"versioningScheme\":\"Segment\"}");
        arm.put("/apis/echo", "{\"path\":\"echo\",\"apiVersionSetId\":\"/apiVersionSets/set\"}");
        arm.put("/apis/echo2", "{\"path\":\"echo\",\"apiVersion\":\"v2\",\"apiVersionSetId\":\"/apiVersionSets/set\"}");
        assertThat(api("echo").version()).contains(new Version("", Version.Scheme.SEGMENT, ""));
        assertThat(api("echo2").version()).contains(new Version("v2", Version.Scheme.SEGMENT, ""));

        arm.put(
                "/apiVersionSets/set",
                "{\"displayName\":\"Set\",\"versioningScheme\":\"Header\",\"versionHeaderName\":\"Api-Version\"}");

        assertThat(api("echo").version()).contains(new Version("", Version.Scheme.HEADER, "Api-Version"));
        assertThat(api("echo2").version()).contains(new Version("v2", Version.Scheme.HEADER, "Api-Version"));
    }

    private Entity.Api api(String id) {
        return sink.find(Entity.Api.class, id).orElseThrow();
    }
}
