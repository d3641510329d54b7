# Read by the launchers: sets options, what the JVM is always started with, and compilers, what of it depends on the
# arguments of the program. Sets a locale, too, where none is of use.

# In the locale of a bare container, or one that this machine does not have, Java cannot name a file beyond ASCII.
case $(locale charmap 2>/dev/null) in
  '' | ANSI_X3.4-1968 | US-ASCII) export LC_ALL=C.UTF-8 ;;
esac

# Files of fewer KiB in all are scanned before the JVM's second compiler has paid for itself (docs/adr/0034).
few_kib=256000

# Whether what is named is little, as far as files tell.
is_little() {
  case "${1:-}" in
    backtest | lake | simulate) return 1 ;;
  esac
  kib=0
  for each in "$@"; do
    case $each in
      s3://* | -) return 1 ;;
    esac
    if [ -e "$each" ]; then
      size=$(du -skH "$each" 2>/dev/null | cut -f1)
      kib=$((kib + ${size:-$few_kib}))
    fi
  done
  [ "$kib" -lt "$few_kib" ]
}

# A search holds most of what it holds in DuckDB's memory (--memory), which comes on top of Java's: both keep to a gigabyte.
heap=512m
if [ "${1:-}" = search ]; then
  heap=320m
fi
# Java's own complaint names an option nobody gave, and ends with 1: to scripts that is something found.
number=${HAETAE_HEAP:-$heap}
case ${number%[kKmMgG]} in
  '' | *[!0-9]*)
    echo "haetae: HAETAE_HEAP=$HAETAE_HEAP: expected a size such as 512m or 2g" >&2
    exit 2
    ;;
esac
options="-XX:+UseSerialGC -Xss2m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx${HAETAE_HEAP:-$heap}"
compilers=
if is_little "$@"; then
  compilers=-XX:TieredStopAtLevel=1
fi
