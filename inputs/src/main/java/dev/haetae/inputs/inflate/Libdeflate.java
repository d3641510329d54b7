package dev.haetae.inputs.inflate;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The system's libdeflate, where it is installed: unpacks whole gzip members from memory to memory,
 * about twice as fast as the JDK's Inflater.
 *
 * @see <a href="https://github.com/ebiggers/libdeflate/blob/v1.14/libdeflate.h">libdeflate.h</a>
 */
// Calling a system library is this class's purpose; the launcher allows it.
@SuppressWarnings("restricted")
final class Libdeflate {
  private static final List<String> NAMES =
      List.of("libdeflate.so.0", "libdeflate.0.dylib", "libdeflate.dll", "deflate.dll");
  private static final Optional<Libdeflate> INSTALLED = find();

  private final MethodHandle allocate;
  private final MethodHandle decompress;

  private Libdeflate(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    this.allocate =
        linker.downcallHandle(
            library.findOrThrow("libdeflate_alloc_decompressor"), FunctionDescriptor.of(ADDRESS));
    this.decompress =
        linker.downcallHandle(
            library.findOrThrow("libdeflate_gzip_decompress_ex"),
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS),
            Linker.Option.critical(true));
  }

  /** The library, where the system has it. */
  static Optional<Libdeflate> installed() {
    return INSTALLED;
  }

  private static Optional<Libdeflate> find() {
    return NAMES.stream().flatMap(name -> open(name).stream()).findFirst().map(Libdeflate::new);
  }

  private static Optional<SymbolLookup> open(String name) {
    try {
      return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException notInstalled) {
      return Optional.empty();
    }
  }

  /** What came of one member. */
  enum Result {
    UNPACKED,
    DAMAGED,
    NO_ROOM
  }

  /** One thread's decompressor. It lives as long as the program. */
  final class Decompressor {
    private final MemorySegment handle = allocate();
    private final MemorySegment sizes = Arena.ofAuto().allocate(JAVA_LONG, 2);

    /** Unpacks the member that begins at {@code from} into {@code into} from {@code at}. */
    Result unpack(byte[] packed, int from, int end, byte[] into, int at) {
      int code =
          call(
              MemorySegment.ofArray(packed).asSlice(from, end - from),
              MemorySegment.ofArray(into).asSlice(at));
      return switch (code) {
        case 0 -> Result.UNPACKED;
        case 3 -> Result.NO_ROOM;
        default -> Result.DAMAGED;
      };
    }

    private int call(MemorySegment packed, MemorySegment into) {
      try {
        return (int)
            decompress.invokeExact(
                handle,
                packed,
                packed.byteSize(),
                into,
                into.byteSize(),
                sizes.asSlice(0, JAVA_LONG),
                sizes.asSlice(JAVA_LONG.byteSize(), JAVA_LONG));
      } catch (Throwable impossible) {
        throw new IllegalStateException("libdeflate cannot be called", impossible);
      }
    }

    /** Packed bytes the last member took. */
    int taken() {
      return Math.toIntExact(sizes.getAtIndex(JAVA_LONG, 0));
    }

    /** Bytes the last member unpacked to. */
    int unpacked() {
      return Math.toIntExact(sizes.getAtIndex(JAVA_LONG, 1));
    }

    private MemorySegment allocate() {
      try {
        return (MemorySegment) allocate.invokeExact();
      } catch (Throwable impossible) {
        throw new IllegalStateException("libdeflate cannot be called", impossible);
      }
    }
  }
}
