#!/usr/bin/env bash
# Runs once, when Gradescope builds the autograder's image from Ubuntu. The archive to upload holds
# this file, run_autograder and the course in a folder `course`.
set -euo pipefail
apt-get update
apt-get install -y binutils curl git gcc libc6-dev libcurl4-openssl-dev libstdc++-13-dev libxml2-dev \
  python3-minimal tzdata unzip zlib1g-dev
curl -fsSL https://download.swift.org/swiftly/linux/swiftly-$(uname -m).tar.gz | tar -xz -C /tmp
/tmp/swiftly init --assume-yes --quiet-shell-followup
source "$HOME/.local/share/swiftly/env.sh"
cd /autograder/source/course
# The container runs on other machines than this one, so nothing is built for its processor alone.
export PORTABLE=1 SOLUTIONS=1
# A first run, so that a submission need not wait for anything to be built.
mkdir -p /tmp/empty/Chapters
swift run course grade /tmp/empty --unsandboxed --output /tmp/empty.json
