# What ./run and ./test ask of a machine; to be sourced. Each check ends the script with a line that says what to do.

fail() {
  echo "salespulse | $*" >&2
  exit 1
}

# "17" of 17.0.15, "8" of 1.8.0_292
major_version() {
  sed -nE 's/.*version "(1\.)?([0-9]+).*/\2/p' | head -n 1
}

# $1 is at least $2, both like 3.8.7
at_least() {
  [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" == "$2" ]]
}

java_home_tool() {
  if [[ -n "${JAVA_HOME:-}" ]]; then echo "$JAVA_HOME/bin/$1"; else command -v "$1" || true; fi
}

check_java() {
  java=$(java_home_tool java)
  [[ -x "$java" ]] || fail "No Java found: install JDK 17 or 21, or set JAVA_HOME to one."
  local version
  version=$("$java" -version 2>&1 | major_version)
  ((${version:-0} >= 17 && ${version:-0} <= 23)) ||
    fail "$java is Java ${version:-of an unknown version}, and Spark needs 17 to 23: install JDK 17 or 21, or set JAVA_HOME to one."
}

check_build_tools() {
  [[ -x "$(java_home_tool javac)" ]] ||
    fail "$java has no compiler beside it: install JDK 17 or 21 (a JRE is not enough), or set JAVA_HOME to one."
  command -v mvn >/dev/null || fail "No Maven found: install Maven 3.8.7 or newer, and have mvn on the PATH."
  local version
  version=$(mvn -version 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9.]+).*/\1/p' | head -n 1)
  at_least "${version:-0}" 3.8.7 ||
    fail "mvn is Maven ${version:-of an unknown version}: install Maven 3.8.7 or newer."
}

check_space() {
  local free_kilobytes
  free_kilobytes=$(df -Pk . | awk 'NR == 2 { print $4 }')
  ((free_kilobytes >= 1048576)) ||
    fail "Only $((free_kilobytes / 1024)) MiB are free in $PWD, and the build needs 1024: free some."
}
