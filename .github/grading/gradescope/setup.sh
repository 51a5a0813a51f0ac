#!/usr/bin/env bash
# Runs once, when Gradescope builds the autograder's image from Ubuntu. The archive to upload holds
# this file, run_autograder and the course in a folder `course`.
set -euo pipefail
apt-get update
apt-get install -y build-essential curl libcurl4-openssl-dev libxml2-dev tzdata unzip zlib1g-dev
# In a place where the user without rights, as whom answers are compiled and run, may read it.
release=6.2
source /etc/os-release
folder="swift-$release-release/ubuntu${VERSION_ID/./}/swift-$release-RELEASE"
mkdir -p /opt/swift
curl -fsSL "https://download.swift.org/$folder/swift-$release-RELEASE-ubuntu$VERSION_ID.tar.gz" |
  tar -xz -C /opt/swift --strip-components=1
cd /autograder/source/course
# The container runs on other machines than this one, so nothing is built for its processor alone.
export PATH="/opt/swift/usr/bin:$PATH" PORTABLE=1 SOLUTIONS=1
# A first run, so that a submission need not wait for anything to be built.
mkdir -p /tmp/empty/Chapters
swift run course grade /tmp/empty --unsandboxed --output /tmp/empty.json
