import Exercises

/// All exercises of the course, in the order of their numbers.
let allExercises: [Outline] = [
  Chapter1.exercises, Chapter2.exercises, Chapter3.exercises, Chapter4.exercises,
  Chapter5.exercises, Chapter6.exercises, Chapter7.exercises,
].flatMap { $0 }
