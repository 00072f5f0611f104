package dev.gatehouse.management.arm;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every file in {@code contract/} on a server of its own, through real HTTP. */
class ContractTest {
    private static final Path FOLDER = Path.of("src/test/resources/contract");

    @TestFactory
    Stream<DynamicContainer> theWireIsAsItsContractsSay(@TempDir Path folder) throws IOException {
        List<Path> files;
        try (var found = Files.list(FOLDER)) {
            files = found.sorted().toList();
        }
        return files.stream().map(file -> container(file, folder));
    }

    private static DynamicContainer container(Path file, Path folder) {
        var name = file.getFileName().toString();
        var cases = Contract.parse(read(file));
        // The server is opened by the first case and closed by the last, so that one is open at a time.
        var open = new Object() {
            TestServer server;
            Contract contract;
        };
        var tests = cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    if (open.server == null) {
                        open.server = new TestServer(Files.createDirectory(folder.resolve(name)));
                        open.contract = new Contract(open.server);
                    }
                    open.contract.run(one);
                }));
        var closing = DynamicTest.dynamicTest("and the server closes", () -> {
            if (open.server != null) {
                open.server.close();
            }
        });
        return DynamicContainer.dynamicContainer(name, Stream.concat(tests, Stream.of(closing)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
