package dev.gatehouse.gateway.limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The quotas' counts on disk, in a file that is mapped into memory: counting is a store to memory, without a system
 * call, and what was stored outlives the process however it dies, since the pages are the operating system's. Only when
 * the machine itself stops may the last half minute or so be lost.
 *
 * <p>The file is a row of slots of 64 bytes: SHA-256 of the counter's key, the window's beginning (milliseconds since
 * 1970), the amount used, a mark that the slot is taken (written last), the window's length. Slots whose window has
 * passed are given to others when the file is opened, and before it grows.
 */
final class QuotaFile implements AutoCloseable {
    private static final int SLOT = 64;
    private static final int KEY_LENGTH = 32;
    private static final int BEGIN = 32;
    private static final int USED = 40;
    private static final int TAKEN = 48;
    private static final int LENGTH = 56;
    private static final long MARK = 0x7175_6f74_6131_0001L;
    private static final int SLOTS_PER_PART = 1 << 14;

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> parts = new ArrayList<>();
    private final Map<Key, Slot> slots = new HashMap<>();
    private final List<Slot> free = new ArrayList<>();

    /** SHA-256 of a counter's key. */
    record Key(long a, long b, long c, long d) {
        static Key of(String key) {
            try {
                return of(MemorySegment.ofArray(
                        MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no SHA-256", e);
            }
        }

        private static Key of(MemorySegment bytes) {
            return new Key(
                    bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, 0),
                    bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, 8),
                    bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, 16),
                    bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, 24));
        }
    }

    /**
     * @param file made, readable by its owner alone, if it isn't there
     * @param now milliseconds since 1970
     */
    QuotaFile(Path file, long now) {
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            this.channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            long size = channel.size();
            for (long at = 0; at < size; at += (long) SLOT * SLOTS_PER_PART) {
                map(at, now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the quotas in " + file + " can't be opened", e);
        }
    }

    /** The place of a counter; made when there is none. */
    synchronized Slot slot(Key key, long lengthMillis, long now) {
        var known = slots.get(key);
        if (known != null) {
            return known;
        }
        if (free.isEmpty()) {
            reclaim(now);
        }
        if (free.isEmpty()) {
            try {
                map((long) parts.size() * SLOT * SLOTS_PER_PART, 0);
            } catch (IOException e) {
                throw new UncheckedIOException("the quotas' file can't grow", e);
            }
        }
        var slot = free.removeLast();
        synchronized (slot) {
            slot.take(key, lengthMillis);
        }
        slots.put(key, slot);
        return slot;
    }

    private void reclaim(long now) {
        slots.values().removeIf(slot -> {
            synchronized (slot) {
                if (!slot.isPast(now)) {
                    return false;
                }
                slot.release();
                free.add(slot);
                return true;
            }
        });
    }

    @Override
    public synchronized void close() {
        arena.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void map(long at, long now) throws IOException {
        var part = channel.map(FileChannel.MapMode.READ_WRITE, at, (long) SLOT * SLOTS_PER_PART, arena);
        parts.add(part);
        for (int i = SLOTS_PER_PART - 1; i >= 0; i--) {
            var slot = new Slot(part.asSlice((long) i * SLOT, SLOT));
            if (slot.isTaken() && !slot.isPast(now)) {
                slots.put(slot.key(), slot);
            } else {
                slot.release();
                free.add(slot);
            }
        }
    }

    /** A counter's place in the file. Used under its own lock; whoever kept one asks whether it is still theirs. */
    static final class Slot {
        private final MemorySegment memory;

        private Slot(MemorySegment memory) {
            this.memory = memory;
        }

        boolean isOf(Key key) {
            return isTaken() && key().equals(key);
        }

        long begin() {
            return memory.get(ValueLayout.JAVA_LONG, BEGIN);
        }

        long used() {
            return memory.get(ValueLayout.JAVA_LONG, USED);
        }

        void used(long amount) {
            memory.set(ValueLayout.JAVA_LONG, USED, amount);
        }

        /** A new window, of which nothing is used: in this order, a death in between leaves the old one, empty. */
        void begin(long beginMillis, long lengthMillis) {
            used(0);
            memory.set(ValueLayout.JAVA_LONG, LENGTH, lengthMillis);
            memory.set(ValueLayout.JAVA_LONG, BEGIN, beginMillis);
        }

        private void take(Key key, long lengthMillis) {
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, key.a());
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, 8, key.b());
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, 16, key.c());
            memory.set(ValueLayout.JAVA_LONG_UNALIGNED, KEY_LENGTH - 8, key.d());
            begin(Long.MIN_VALUE, lengthMillis);
            ValueLayout.JAVA_LONG.varHandle().setRelease(memory, (long) TAKEN, MARK);
        }

        private void release() {
            if (memory.get(ValueLayout.JAVA_LONG, TAKEN) != 0) {
                memory.set(ValueLayout.JAVA_LONG, TAKEN, 0);
            }
        }

        private boolean isTaken() {
            return memory.get(ValueLayout.JAVA_LONG, TAKEN) == MARK;
        }

        /** Whether its window has ended; one without length never does. */
        private boolean isPast(long now) {
            long length = memory.get(ValueLayout.JAVA_LONG, LENGTH);
            return length > 0 && (begin() == Long.MIN_VALUE || begin() + length <= now);
        }

        private Key key() {
            return Key.of(memory);
        }
    }
}
