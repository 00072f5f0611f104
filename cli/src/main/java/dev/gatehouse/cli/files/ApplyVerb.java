package dev.gatehouse.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.cli.ExitCode;
import dev.gatehouse.cli.Output;
import dev.gatehouse.cli.RunningServer;
import dev.gatehouse.cli.Verb;
import dev.gatehouse.cli.VerbException;
import dev.gatehouse.cli.files.folder.FolderReader;
import dev.gatehouse.cli.files.plan.Applier;
import dev.gatehouse.cli.files.plan.Plan;
import dev.gatehouse.cli.files.plan.Planner;
import dev.gatehouse.cli.files.template.TemplateReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

@Command(
        name = "apply",
        description = {
            "Brings the service to what an ARM template, or a folder as Azure/apiops extracts one, says.",
            "Shows what it would do; --yes does it. What can't be applied is said first, and then nothing is changed."
        },
        footer = {"", "Secrets are given with --parameter NAME=@FILE or --parameters FILE, never in an argument."})
public final class ApplyVerb extends Verb {
    @Parameters(paramLabel = "PATH", description = "A template (.json), or a folder.")
    private Path path;

    @Option(names = "--yes", description = "Does it, after showing it.")
    private boolean yes;

    @Option(names = "--prune", description = "Deletes what the service has and the files don't.")
    private boolean prune;

    @Option(
            names = "--skip-unsupported",
            description = "Leaves out what Gatehouse doesn't have, instead of refusing the whole.")
    private boolean skipUnsupported;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A parameter's value, or with NAME=@FILE what stands in a file; may be repeated.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "Parameters in ARM's form (.json), or overrides of a folder (.yaml); may be repeated.")
    private List<Path> parameterFiles = new ArrayList<>();

    @Override
    protected ExitCode run(RunningServer running, Output output) {
        var server = new Server(running);
        var findings = new Findings(skipUnsupported);
        var secrets = new Secrets();
        var text = new PlanText(secrets);
        var source = source(server, findings, secrets);
        var plan = new Planner(server, secrets, findings).plan(source.wanted(), prune);
        if (!findings.problems().isEmpty()) {
            return refuse(text, plan, findings, output);
        }
        if (!yes || plan.changes().isEmpty()) {
            var lines = text.lines(plan, findings);
            if (!plan.changes().isEmpty()) {
                lines.add("Nothing was changed: --yes does it.");
            }
            var json = text.json(plan, findings);
            if (plan.changes().isEmpty()) {
                outputs(source, server, text, lines, json);
            }
            output.lines(lines, json);
            return ExitCode.DONE;
        }
        return carryOut(server, source, plan, text, findings, output);
    }

    private ExitCode refuse(PlanText text, Plan plan, Findings findings, Output output) {
        var json = text.json(plan, findings);
        if (output.isForScripts()) {
            output.lines(List.of(), json);
            return ExitCode.FAILED;
        }
        var problems = json.path("problems")
                .valueStream()
                .map(problem -> "\n  " + problem.path("place").asText() + ": "
                        + problem.path("message").asText())
                .collect(Collectors.joining());
        throw new VerbException(
                ExitCode.FAILED,
                "Nothing was changed: "
                        + (findings.problems().size() == 1
                                ? "this"
                                : findings.problems().size() + " things") + " can't be applied." + problems);
    }

    private ExitCode carryOut(
            Server server, Source source, Plan plan, PlanText text, Findings findings, Output output) {
        var lines = text.lines(plan, findings);
        var json = text.json(plan, findings);
        var outcome = new Applier(server).apply(plan);
        server.forget();
        var done = PlanText.done(outcome.done());
        lines.addAll(done);
        var list = json.putArray("done");
        done.forEach(list::add);
        if (outcome.refused().isPresent()) {
            var stopped = text.stopped(outcome);
            json.put("stopped", stopped);
            output.lines(lines, json);
            if (output.isForScripts()) {
                return ExitCode.FAILED;
            }
            throw new VerbException(ExitCode.FAILED, stopped);
        }
        lines.add("Done.");
        outputs(source, server, text, lines, json);
        output.lines(lines, json);
        return ExitCode.DONE;
    }

    private static void outputs(Source source, Server server, PlanText text, List<String> lines, ObjectNode json) {
        var outputs = (ObjectNode) text.masked(source.outputs().get());
        if (!outputs.isEmpty()) {
            json.set("outputs", outputs);
            outputs.properties().forEach(member -> lines.add("output " + member.getKey() + ": " + member.getValue()));
        }
    }

    /** What the files want, and how its outputs are told once it is there. */
    private record Source(List<Wanted> wanted, java.util.function.Supplier<ObjectNode> outputs) {}

    private Source source(Server server, Findings findings, Secrets secrets) {
        if (!Files.exists(path)) {
            throw new VerbException(ExitCode.USAGE, path + " isn't there: name a template or a folder.");
        }
        var given = Given.read(parameters, parameterFiles);
        if (Files.isDirectory(path)) {
            return new Source(new FolderReader(path, findings).read(given, secrets), dev.gatehouse.http.Json::object);
        }
        given.overrides()
                .forEach(override -> findings.problem(
                        override.place(), "Overrides are for folders: a template takes parameters, in JSON."));
        try {
            var reader = new TemplateReader(
                    LocatedJson.json(TextFile.read(path), path.toString()),
                    server,
                    Clock.systemUTC().instant(),
                    findings);
            return new Source(reader.read(given, secrets), reader::outputs);
        } catch (LocatedJson.Unreadable e) {
            findings.problem(e.problem());
            return new Source(List.of(), dev.gatehouse.http.Json::object);
        }
    }
}
