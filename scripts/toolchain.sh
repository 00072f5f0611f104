# Finds, and where it may installs, what builds and runs Gatehouse. Sourced by ./gatehouse and ./test.
# Written for bash 3.2 and newer, so that macOS's own bash does.

JAVA_NEEDED=25
NODE_NEEDED=20
# Older Mavens use what newer Javas warn about.
export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"

say() { printf 'gatehouse: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

# java_version HOME: the feature version of the Java there, 0 if there is none. Reads the release file that every
# JDK has, because starting each Java to ask it takes longer than starting the server should.
java_version() {
  local version=""
  [ -x "$1/bin/java" ] || { echo 0; return; }
  [ -r "$1/release" ] && version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" | head -n 1)
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  echo "${version:-0}"
}

# The folders where a JDK may be, best first.
java_candidates() {
  printf '%s\n' "${GATEHOUSE_JAVA_HOME:-}" "${JAVA_HOME:-}"
  local folder
  for folder in /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$folder" ] && printf '%s\n' "$folder"
  done
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v "$JAVA_NEEDED+" 2>/dev/null
  command -v java >/dev/null 2>&1 && dirname "$(dirname "$(readlink -f "$(command -v java)")")"
  return 0
}

# find_java: sets JAVA_HOME to a JDK that is new enough, or fails and leaves in JAVA_FOUND what it saw instead.
find_java() {
  local home version
  JAVA_FOUND=""
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    version=$(java_version "$home")
    if [ "$version" -ge "$JAVA_NEEDED" ]; then
      export JAVA_HOME="$home"
      return 0
    fi
    [ "$version" -eq 0 ] || JAVA_FOUND="$JAVA_FOUND, Java $version in $home"
  done < <(java_candidates)
  JAVA_FOUND=${JAVA_FOUND#, }
  return 1
}

# may_install: whether Debian's packages can be installed here.
may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# install PACKAGE…: installs Debian's packages, quietly; fails where it can't.
install() {
  may_install || return 1
  say "installing $* from Debian's packages"
  { apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }; } \
    </dev/null >/dev/null 2>&1
}

need_java() {
  if [ -n "${GATEHOUSE_JAVA_HOME:-}" ] && [ "$(java_version "$GATEHOUSE_JAVA_HOME")" -lt "$JAVA_NEEDED" ]; then
    die "GATEHOUSE_JAVA_HOME is $GATEHOUSE_JAVA_HOME, where there is no Java $JAVA_NEEDED or newer: correct it or unset it"
  fi
  find_java && return
  install "openjdk-$JAVA_NEEDED-jdk-headless" && find_java && return
  die "a JDK $JAVA_NEEDED or newer is needed (found: ${JAVA_FOUND:-none}): install one and set GATEHOUSE_JAVA_HOME to its folder"
}

need_maven() {
  [ -x "$JAVA_HOME/bin/javac" ] || die "$JAVA_HOME has no compiler: building needs a JDK, set GATEHOUSE_JAVA_HOME to one"
  command -v mvn >/dev/null 2>&1 && return
  install maven && command -v mvn >/dev/null 2>&1 && return
  die "Apache Maven 3.8 or newer is needed to build: install it and have mvn on the PATH"
}

# find_postgresql: puts PostgreSQL's own programs on the PATH, or fails.
find_postgresql() {
  command -v initdb >/dev/null 2>&1 && command -v postgres >/dev/null 2>&1 && return 0
  local folder
  for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    [ -x "$folder/initdb" ] && export PATH="$folder:$PATH" && return 0
  done
  return 1
}

# find_node: whether a Node that is new enough, and its npm, are on the PATH.
find_node() {
  command -v npm >/dev/null 2>&1 || return 1
  [ "$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" -ge "$NODE_NEEDED" ] 2>/dev/null
}

need_node() {
  find_node && return
  install nodejs npm && find_node && return
  die "Node $NODE_NEEDED or newer with npm is needed to build the portals: install it and have node and npm on the PATH"
}

# find_chromium: whether a Chromium is on the PATH, for the tests of the portals.
find_chromium() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1; }

# locked FILE COMMAND…: runs the command while no other does so with the same file.
locked() {
  local file=$1
  shift
  mkdir -p "$(dirname "$file")"
  if command -v flock >/dev/null 2>&1; then
    (flock 9 && "$@" 9>&-) 9>"$file"
  else
    while ! mkdir "$file.d" 2>/dev/null; do sleep 1; done
    local code=0
    ("$@") || code=$?
    rmdir "$file.d"
    return "$code"
  fi
}
