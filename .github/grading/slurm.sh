#!/usr/bin/env bash
#SBATCH --job-name=grade
#SBATCH --array=1-10
#SBATCH --cpus-per-task=2
#SBATCH --mem=16G
#SBATCH --time=01:00:00
# Submit in the course's folder, after `swift run course grade` has built what it needs once; where
# nodes have different processors, with PORTABLE=1 in the environment of both:
#   SEED=$(od -An -N7 -tu8 /dev/urandom | tr -d ' ') sbatch .github/grading/slurm.sh submissions
# and when all parts are there:
#   swift run course merge marks-*.json --format csv --output marks.csv
set -euo pipefail
part="$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"
.build/debug/course grade "$1" --seed "$SEED" --shard "$part" --jobs "$SLURM_CPUS_PER_TASK" \
  --output "marks-$SLURM_ARRAY_TASK_ID.json"
