package dev.gatehouse.server.command;

import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.demo.Demo;
import dev.gatehouse.server.Gatehouse;
import dev.gatehouse.server.StartTimes;
import dev.gatehouse.server.logs.Logs;
import dev.gatehouse.server.settings.SettingsOptions;
import dev.gatehouse.server.testing.TestControls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Starts the server and keeps it running. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Starts everything in one process and keeps running until it is told to stop (SIGTERM, Ctrl-C).")
final class RunCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock = InstantSource.system();
    private final StartTimes times = new StartTimes(clock.instant());

    @Option(
            names = "--demo",
            description = "Walks through the main job against the server's own public doors, and prints each step.")
    private boolean demo;

    /** Never a setting: neither a file nor a variable may switch it on by accident. */
    @Option(
            names = "--test-controls",
            description = "For tests on this machine: lets them move the clock, roll keys, and make the tenant slow or "
                    + "failing, by POST to /test/… at the operations door.")
    private boolean testControls;

    @Option(names = "--debug-startup", description = "Prints how long each part of the start took.")
    private boolean debugStartup;

    @Option(
            names = "--stop-when-done",
            description = "Stops after the start, or after the walk-through, instead of running on.")
    private boolean stopWhenDone;

    @Spec
    private CommandSpec command;

    RunCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = SettingsOptions.read(command.commandLine().getParseResult(), environment)
                .settings();
        Logs.writeAs(settings.logFormat());
        var out = command.commandLine().getOut();
        Optional<TestControls> controls = testControls ? Optional.of(new TestControls(clock)) : Optional.empty();
        var gatehouse = Gatehouse.start(settings, clock, times, controls);
        var hook = Thread.ofPlatform().name("stop").unstarted(() -> stop(gatehouse));
        Runtime.getRuntime().addShutdownHook(hook);
        if (debugStartup) {
            times.lines().forEach(out::println);
        }
        if (demo) {
            try {
                Demo.walkThrough(settings.data(), out);
            } catch (RuntimeException e) {
                close(gatehouse, hook);
                throw e;
            }
        } else {
            announce(gatehouse, settings.data(), out);
        }
        if (stopWhenDone) {
            close(gatehouse, hook);
            return ExitCode.DONE.number();
        }
        new CountDownLatch(1).await(); // until the process is told to stop
        return ExitCode.DONE.number();
    }

    private static void close(Gatehouse gatehouse, Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            new CountDownLatch(1).await(); // it was told to stop already, and the hook does that
        }
        gatehouse.close();
    }

    /** A stop that was asked for is no failure, so it ends with 0 and not with the signal's number. */
    private static void stop(Gatehouse gatehouse) {
        gatehouse.close();
        Runtime.getRuntime().halt(ExitCode.DONE.number());
    }

    private void announce(Gatehouse gatehouse, Path data, PrintWriter out) {
        var addresses = gatehouse.addresses();
        out.println("Gatehouse runs.");
        out.println("  gateway        " + addresses.gatewayUrl() + "  " + addresses.gatewayHttpsUrl());
        out.println("  control plane  " + addresses.controlUrl());
        out.println("  operations     " + addresses.operationsUrl());
        if (testControls) {
            out.println("  TEST CONTROLS  " + addresses.operationsUrl() + "/test: nobody may rely on this server");
        }
        out.println("  credentials    " + data.resolve("gatehouse.json"));
        out.flush();
    }
}
