package dev.gatehouse.management.arm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/arm-operations.md} tells which of Azure's operations answer. It is held against what the door does, and
 * written anew with {@code -Dtable.write=true}: reasons are kept, and one is asked for where there is none.
 */
class OperationsTableTest {
    private static final Path PAGE = Path.of("../docs/arm-operations.md");
    private static final String GROUPS = "| group | answer | of |";
    private static final String MISSING = "| operation | request | why it doesn't answer |";

    /** How many have to answer at least. */
    private static final int LEAST = 550;

    @Test
    void thePageAddsUpAndGivesAReasonForEachOperationThatDoesNotAnswer() throws IOException {
        var page = Files.readAllLines(PAGE);
        var missing = rows(page, MISSING);
        var answering = 0;
        for (var row : rows(page, GROUPS)) {
            var answer = Integer.parseInt(row.get(1));
            var listed = missing.stream()
                    .filter(one -> one.getFirst().startsWith(row.getFirst() + "."))
                    .count();
            assertThat(listed).as(row.getFirst()).isEqualTo(Integer.parseInt(row.get(2)) - answer);
            answering += answer;
        }
        assertThat(missing)
                .allSatisfy(row -> assertThat(row.get(2)).as(row.getFirst()).isNotBlank());
        assertThat(answering).isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void thePageTellsWhatTheDoorDoes(@TempDir Path folder) throws IOException {
        var operations = AzureOperations.all();
        var answering = new ArrayList<AzureOperations.Operation>();
        try (var server = new TestServer(folder)) {
            operations.stream()
                    .filter(operation -> AzureOperations.answers(server, operation))
                    .forEach(answering::add);
        }
        var page = Files.readAllLines(PAGE);
        var table = table(operations, answering, reasons(page));
        if (Boolean.getBoolean("table.write")) {
            var before = page.subList(0, page.indexOf(GROUPS));
            Files.write(PAGE, Stream.concat(before.stream(), table.stream()).toList());
        }
        var there = page.subList(page.indexOf(GROUPS), page.size());
        assertThat(answering.size()).as("operations that answer").isGreaterThanOrEqualTo(LEAST);
        assertThat(table)
                .as("the tables of docs/arm-operations.md; -Dtable.write=true writes them as the door has it")
                .isEqualTo(there);
    }

    private static List<String> table(
            List<AzureOperations.Operation> operations,
            List<AzureOperations.Operation> answering,
            Map<String, String> reasons) {
        var all = new LinkedHashMap<String, Integer>();
        var answered = new LinkedHashMap<String, Integer>();
        operations.forEach(operation -> all.merge(operation.group(), 1, Integer::sum));
        answering.forEach(operation -> answered.merge(operation.group(), 1, Integer::sum));
        var lines = new ArrayList<>(List.of(GROUPS, "|---|---|---|"));
        all.forEach((group, count) ->
                lines.add("| " + group + " | " + answered.getOrDefault(group, 0) + " | " + count + " |"));
        lines.addAll(List.of("", "## What doesn't answer", "", MISSING, "|---|---|---|"));
        operations.stream()
                .filter(operation -> !answering.contains(operation))
                .map(operation -> "| " + operation.key() + " | " + operation.method() + " " + operation.shortPath()
                        + " | " + reasons.getOrDefault(operation.key(), "") + " |")
                .forEach(lines::add);
        return lines;
    }

    private static Map<String, String> reasons(List<String> page) {
        var reasons = new LinkedHashMap<String, String>();
        rows(page, MISSING).forEach(row -> reasons.put(row.getFirst(), row.get(2)));
        return reasons;
    }

    /** The rows of the table with that head, as cells. */
    private static List<List<String>> rows(List<String> page, String head) {
        return page.stream()
                .skip(page.indexOf(head) + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
