// What has moved on to the modules that take this one's place, chapter by chapter.
@_exported import Exercises
@_exported import Judging
