import ExerciseSupport
import NeuralNetworks

/// Wrong answers to exercise 4.6. Read on only after you have solved it.
extension Standardize {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the test rows are measured by their own mean and deviation",
      remedy: "The network knows the scale of the training rows: the test rows need the same one."
    ) { training, test in
      (training: standardized(training), test: standardized(test))
    },
    .init(
      "the test rows are centered on their own mean",
      remedy: "One mean for both: the same car must become the same numbers in both matrices."
    ) { training, test in
      let scales = scales(training)
      let own = zip(Self.scales(test), scales).map { Scale(mean: $0.mean, divisor: $1.divisor) }
      return (training: apply(scales, training), test: apply(own, test))
    },
    .init(
      "the test rows are divided by their own deviation",
      remedy: "One deviation for both: the same car must become the same numbers in both matrices."
    ) { training, test in
      let scales = scales(training)
      let own = zip(Self.scales(test), scales).map { Scale(mean: $1.mean, divisor: $0.divisor) }
      return (training: apply(scales, training), test: apply(own, test))
    },
    .init(
      "mean and deviation are taken over training and test rows together",
      remedy:
        "Nothing of the test rows may get into what is trained: measure the training rows only."
    ) { training, test in
      let all = Matrix(
        rows: training.rows + test.rows, columns: training.columns,
        elements: training.elements + test.elements)
      return both(training, test, scales(all))
    },
    .init(
      "the squared distances are divided by the number of rows less one",
      remedy: "The formula divides by m; with m − 1 a single row would mean 0 / 0."
    ) { training, test in
      both(training, test, scales(training) { ($0 / Float($1 - 1)).squareRoot() })
    },
    .init(
      "the squared distances are divided by the number of rows less one, where there are several",
      remedy: "The formula divides by m, the number of training rows, with nothing taken off."
    ) { training, test in
      both(training, test, scales(training) { ($0 / Float(max(1, $1 - 1))).squareRoot() })
    },
    .init(
      "the squared distances are not divided by the number of rows",
      remedy: "The deviation is the root of a mean: divide the sum by m before you take the root."
    ) { training, test in
      both(training, test, scales(training) { sum, _ in sum.squareRoot() })
    },
    .init(
      "the numbers are divided by the variance",
      remedy:
        "The deviation is the root of the variance: it has the unit of the numbers themselves."
    ) { training, test in
      both(training, test, scales(training) { $0 / Float($1) })
    },
    .init(
      "the columns are centered but not divided",
      remedy: "A mean of 0 is half of it: the deviation should become 1."
    ) { training, test in
      both(training, test, scales(training) { _, _ in 1 })
    },
    .init(
      "the columns are divided but not centered",
      remedy: "Subtract the mean first, then divide."
    ) { training, test in
      both(training, test, scales(training).map { Scale(mean: 0, divisor: $0.divisor) })
    },
    .init(
      "the mean is subtracted after the division",
      remedy: "The difference x − μ is divided as a whole: put it in parentheses."
    ) { training, test in
      let scales = scales(training).map { Scale(mean: $0.mean * $0.divisor, divisor: $0.divisor) }
      return both(training, test, scales)
    },
    .init(
      "a constant column is divided by its deviation of 0",
      remedy: "0 / 0 is not a number: a column without spread is only centered."
    ) { training, test in
      both(training, test, scales(training, constant: 0))
    },
    .init(
      "a small number is added to the deviation, so that a constant column explodes",
      remedy: "A test row that differs a little would become huge: only center such a column."
    ) { training, test in
      both(training, test, scales(training, constant: 1e-7))
    },
    .init(
      "a constant column is set to 0 in the test rows too",
      remedy: "The test rows may differ there: center them on the training mean and keep the rest."
    ) { training, test in
      let result = both(training, test, scales(training))
      let constant = scales(training, constant: 0).map { $0.divisor == 0 }
      let cleared = Matrix(rows: test.rows, columns: test.columns) {
        constant[$1] ? 0 : result.test[$0, $1]
      }
      return (training: result.training, test: cleared)
    },
    .init(
      "a constant column is left as it is",
      remedy: "It cannot be scaled, but it is centered: subtract its mean."
    ) { training, test in
      let constant = scales(training, constant: 0).map { $0.divisor == 0 }
      let scales = zip(scales(training), constant).map { scale, isConstant in
        isConstant ? Scale(mean: 0, divisor: 1) : scale
      }
      return both(training, test, scales)
    },
    .init(
      "each row gets a mean and a deviation of its own",
      remedy: "Pounds and cylinders cannot be averaged: work column by column."
    ) { training, test in
      (
        training: standardized(training.transposed()).transposed(),
        test: standardized(test.transposed()).transposed()
      )
    },
    .init(
      "all columns share one mean and one deviation",
      remedy: "Each column has its own size: each needs its own mean and deviation."
    ) { training, test in
      let list = Matrix(rows: training.count, columns: 1, elements: training.elements)
      return both(training, test, training.row(0).map { _ in scales(list)[0] })
    },
    .init(
      "the columns are brought to the range from 0 to 1",
      remedy: "That is another scaling: here the mean becomes 0 and the deviation 1."
    ) { training, test in
      let scales = columns(training).map { numbers in
        let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        return Scale(mean: low, divisor: high > low ? high - low : 1)
      }
      return both(training, test, scales)
    },
    .init(
      "the mean distance from the mean takes the place of the deviation",
      remedy: "Square the distances, take their mean, then the root."
    ) { training, test in
      let scales = columns(training).map { numbers in
        let mean = mean(numbers)
        let distance = Self.mean(numbers.map { abs($0 - mean) })
        return Scale(mean: mean, divisor: distance > 0 ? distance : 1)
      }
      return both(training, test, scales)
    },
    .init(
      "the deviation comes from Σx²/m − μ² in Float",
      remedy: "Two large numbers cancel: subtract the mean before you square."
    ) { training, test in
      let scales = columns(training).map { numbers in
        let mean = mean(numbers)
        let variance = Self.mean(numbers.map { $0 * $0 }) - mean * mean
        return Scale(mean: mean, divisor: variance > 0 ? variance.squareRoot() : 1)
      }
      return both(training, test, scales)
    },
    .init(
      "the test rows stay as they are",
      remedy: "The network must see test rows on the scale on which it has learned."
    ) { training, test in
      (training: standardized(training), test: test)
    },
    .init(
      "both matrices are returned as they came",
      remedy: "Copy them to variables, change those, and return them."
    ) { training, test in
      (training: training, test: test)
    },
  ]
}
