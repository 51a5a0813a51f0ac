/// The text of `--help`, as wide as the terminal.
func help(width: Int) -> String {
  let learner = [
    ("(nothing)", "what is solved, the next exercise, and what helps now"),
    (
      "watch [WHAT]",
      "lead from exercise to exercise: judge whenever a file is saved, and go on after a pass; "
        + "begin at WHAT. Keys give hints and more"
    ),
    ("test [WHAT…]", "judge the answers to WHAT: chapters (7), exercises (7.2), or all"),
    ("next", "the next exercise: what to read, what to open"),
    ("hint [7.2 [N]]", "a hint for the exercise you are at, or for 7.2; each time a plainer one"),
    ("solution 7.2", "a solution, once yours is right; --force shows it before"),
    (
      "reset WHAT…",
      "put unfinished functions back and keep copies of yours; --undo brings them back"
    ),
    ("list [WHAT…]", "exercises with their state; of a chapter, with the places to open as well"),
    ("finale CHAPTER", "a chapter's experiment on your own functions, once all of them are right"),
    (
      "page [FILE]",
      "after 7.9, a page to show to a friend; with a digit of yours in FILE, a PNG or PGM picture"
    ),
    (
      "review [CHAPTER…]",
      "five questions with fresh numbers about chapters that you have solved; one, three and seven "
        + "days later the overview offers it"
    ),
    (
      "playground [NAME]",
      "build the playground, a page for the browser, and open it, at the experiment of that name "
        + "in a chapter; --no-open only builds"
    ),
  ]
  let author = [
    ("matrix [WHAT]", "are all known wrong answers caught, all other right ones accepted?"),
    (
      "weave [CHAPTER]",
      "write the pages, README.md and Figures; --check only compares them"
    ),
    ("book", "bind the pages in Book, as one HTML file and an EPUB; needs pandoc 3"),
  ]
  let instructor = [
    (
      "grade WHAT…",
      "mark folders or archives in a sandbox, into --output FILE, as --format json, csv, junit, "
        + "gradescope, prairielearn, classroom50, actions or coursera; with --points FILE, "
        + "--similarity FILE, --shard 3/10, --jobs N, --seed N, --seed-per-student, --reveal, "
        + "--unsandboxed; "
        + ".github/INSTRUCTORS.md says more"
    ),
    (
      "merge FILE…",
      "put parts together that were graded as json, into --output FILE, in any --format"
    ),
  ]
  let signs: [(Sign, String)] = [
    (.solved, "solved"), (.wrong, "not right yet"), (.notDone, "not done yet"),
    (.stopped, "crashes, does not end, or does not compile"),
  ]
  let status = """
    It ends with status 0 if all that was asked for is solved or sound, with 1 if it is not, with 2 \
    if the command line cannot be read.
    """
  return [
    "The companion of the course: what is solved, what comes next, and what is the matter.",
    "Usage: swift run course [command]",
    table(learner, indentation: 2, width: width),
    "For those who teach it:",
    table(instructor, indentation: 2, width: width),
    "For those who write the course:",
    table(author, indentation: 2, width: width), "What stands before an exercise:",
    table(signs.map { ($0.rawValue, $1) }, indentation: 2, width: width), status,
  ].map { $0.folded(to: width) }.joined(separator: "\n\n")
}
