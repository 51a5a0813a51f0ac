import Answers
import Exercises
import MNISTExercises

/// The learner's functions of chapter 7.
@main struct MNISTAnswers: Worker {
  static let answers: [Answer] = [
    Chapter7.readIDXHeader.answered { bytes in
      Attempt { () throws(IDXHeaderError) in try readIDXHeader(bytes) }
    },
    Chapter7.confusionMatrix.answered { confusionMatrix(predictions: $0, labels: $1, classes: $2) },
    Chapter7.precisionRecallF1.answered { counts in
      let (precision, recall, f1) = precisionRecallF1(counts)
      return .init(precision: precision, recall: recall, f1: f1)
    },
    Chapter7.shifted.answered { shifted($0, rows: $1, columns: $2, dx: $3, dy: $4) },
    Chapter7.train.answered { plan in
      Chapter7.recorded(
        {
          train($0, on: $1, loss: $2, optimizer: $3, epochs: $4, batchSize: $5, using: &$6)
        }, plan)
    },
    Chapter7.mostConfidentMistakes.answered {
      mostConfidentMistakes(probabilities: $0, labels: $1, count: $2)
    },
    Chapter7.experiment.answered { trials in
      trials.map { Chapter7.recorded({ experiment(in: $0, using: &$1) }, $0) }
    },
    Chapter7.fool.answered { gallery in
      Chapter7.recorded({ fool($0, picture: $1, label: $2) }, gallery)
    },
    Chapter7.trainedReader.answered { course in
      Chapter7.recorded(
        Chapter7.Reader(
          train: { trainedReader($0, labels: $1, using: &$2) }, scores: { readerScores($0, $1) },
          gradient: { readerGradient($0, $1, labels: $2) }), course)
    },
  ]
}
