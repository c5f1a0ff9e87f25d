# Sourced: sets home, jdk and classpath, and builds what is stale.
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*; do
  if grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$candidate/release"; then
    jdk="$candidate"
    break
  fi
done
: "${jdk:?needs a JDK 25: set JAVA_HOME to one}"
if [ ! -d "$home/benchmarks/target/lib" ] || [ -n "$(find "$home"/*/src/main -newer "$home/benchmarks/target/lib" -print -quit)" ]; then
  (cd "$home" && JAVA_HOME="$jdk" mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -pl benchmarks -am package 1>&2)
  touch "$home/benchmarks/target/lib"
fi
classpath="$home/benchmarks/target/lib/*"
