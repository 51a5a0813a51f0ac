/// The text of `--help`.
let help = """
  The companion of the course: what is solved, what comes next, and what is the matter.

  Usage: swift run course [command]

    (nothing)           what is solved and what comes next
    test [WHAT]         judge the answers to WHAT: a chapter (7), an exercise (7.2) or all
    watch [WHAT]        judge again whenever a file is saved, until Ctrl-C
    hint 7.2 [N]        a hint; N = 2 and 3 are plainer
    solution 7.2        a solution, once yours is right; --force shows it before
    reset 7.2           put the unfinished function back and keep a copy of yours
    list                all exercises with their files

  For those who write the course:

    matrix [WHAT]       are all known wrong answers caught, all other right ones accepted?
    weave [CHAPTER]     write the pages, README.md and Figures; --check only compares them
    book                bind the pages in Book, as one HTML file and an EPUB; needs pandoc 3

  For those who grade a class (.github/INSTRUCTORS.md says more):

    grade SUBMISSION… --output FILE [--format FORMAT]   folders, archives, a folder of many; FORMAT is
                        json, csv, junit, gradescope, prairielearn, classroom50, actions, coursera;
                        --points FILE, --similarity FILE, --shard 3/10, --jobs N, --seed N,
                        --reveal, --unsandboxed
    merge FILE… --output FILE [--format FORMAT]         put parts together, graded as json

  It ends with status 0 if all that was asked for is solved or sound, with 1 if it is not, with 2
  if the command line cannot be read.
  """
