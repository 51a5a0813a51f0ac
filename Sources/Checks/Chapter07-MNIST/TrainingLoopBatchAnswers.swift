import ExerciseSupport
import NeuralNetworks

/// More wrong answers to exercise 7.6. Read on only after you have solved it.
extension TrainingLoop {
  /// What is done with a batch.
  static let mistakesOfSteps: [Exercise.Misconception] = [
    mistake(
      "the gradient is multiplied by the number of samples in the batch",
      remedy: "The loss is a mean, and its gradient is divided for it: hand it on as it is."
    ) { loop in
      loop.gradient = { Float($0.rows) * $0 }
    },
    mistake(
      "the gradient is divided by the number of samples in the batch once more",
      remedy: "The loss is a mean, and its gradient is divided already: hand it on as it is."
    ) { loop in
      loop.gradient = { 1 / Float($0.rows) * $0 }
    },
    mistake(
      "the gradient has the wrong sign, so that the loss goes up",
      remedy: "The optimizer steps against the gradient by itself: do not negate it."
    ) { loop in
      loop.gradient = { -1 * $0 }
    },
    mistake(
      "the gradient is multiplied by the learning rate",
      remedy: "The optimizer multiplies by its learning rate: hand the gradient on as it is."
    ) { loop in
      loop.scalesByLearningRate = true
    },
    mistake(
      "the difference of outputs and targets is handed to backward",
      remedy: "The gradient depends on the loss, and on how many samples it is a mean of."
    ) { loop in
      loop.handsBack = { outputs, targets, _ in outputs - targets }
    },
    mistake(
      "the optimizer never takes a step",
      remedy: "backward finds gradients and changes nothing: the step of the optimizer is missing."
    ) { loop in
      loop.update = { network, gradient, _, _ in _ = network.backward(gradient) }
    },
    mistake(
      "the optimizer takes one step for each epoch, with the gradient of the last batch",
      remedy: "Gradients are not added up from batch to batch: take a step after each."
    ) { loop in
      loop.update = { network, gradient, optimizer, isLast in
        _ = network.backward(gradient)
        if isLast { optimizer.step(network.parameters) }
      }
    },
    mistake(
      "the optimizer takes two steps for each batch",
      remedy: "Take the step once: on the way back, by backward's optimizer, or after it."
    ) { loop in
      loop.update = { network, gradient, optimizer, _ in
        _ = network.backward(gradient)
        optimizer.step(network.parameters)
        optimizer.step(network.parameters)
      }
    },
    mistake(
      "the step is taken before the gradients of its batch are known",
      remedy: "First backward, which finds the gradients, then the step, which uses them."
    ) { loop in
      loop.update = { network, gradient, optimizer, _ in
        optimizer.step(network.parameters)
        _ = network.backward(gradient)
      }
    },
    mistake(
      "the optimizer takes a step for each parameter",
      remedy: "Hand all parameters to one step: Adam counts the steps."
    ) { loop in
      loop.update = { network, gradient, optimizer, _ in
        _ = network.backward(gradient)
        for parameter in network.parameters { optimizer.step([parameter]) }
      }
    },
    mistake(
      "only the weights learn, and the biases do not",
      remedy: "Hand all parameters of the network to the optimizer."
    ) { loop in
      loop.update = { network, gradient, optimizer, _ in
        _ = network.backward(gradient)
        optimizer.step(network.parameters.filter { $0.name == "weights" })
      }
    },
  ]

  /// What is returned.
  static let mistakesOfLosses: [Exercise.Misconception] = [
    mistake(
      "every batch counts the same in the loss of an epoch, however small it is",
      remedy: "Weigh the loss of a batch with the number of its samples."
    ) { loop in
      loop.report = { batches, _, _ in
        [batches.reduce(0) { $0 + $1.loss } / Double(batches.count)]
      }
    },
    mistake(
      "the losses of the batches are summed and not divided",
      remedy: "Return a mean: weigh each loss with its samples, and divide by all samples."
    ) { loop in
      loop.report = { batches, _, _ in [batches.reduce(0) { $0 + $1.loss }] }
    },
    mistake(
      "the losses are weighed with the samples of their batches, but not divided by all of them",
      remedy: "Divide the sum by samples.count at the end of the epoch."
    ) { loop in
      loop.report = { batches, _, _ in [batches.reduce(0) { $0 + $1.loss * Double($1.count) }] }
    },
    mistake(
      "the sum of the losses is divided by the number of samples",
      remedy: "The loss of a batch is a mean already: multiply it by the batch's samples first."
    ) { loop in
      loop.report = { batches, count, _ in
        [batches.reduce(0) { $0 + $1.loss } / Double(count)]
      }
    },
    mistake(
      "the loss of the last batch is returned for the whole epoch",
      remedy: "Add up over all batches of the epoch, and divide by the samples."
    ) { loop in
      loop.report = { batches, _, _ in batches.suffix(1).map(\.loss) }
    },
    mistake(
      "the loss of every batch is returned",
      remedy: "Return one number for each epoch, the mean over its samples."
    ) { loop in
      loop.report = { batches, _, _ in batches.map(\.loss) }
    },
    mistake(
      "the loss of each batch is taken after its step",
      remedy: "Take the loss of the outputs that went forward, before the parameters change."
    ) { loop in
      loop.report = { batches, count, _ in
        [batches.reduce(0) { $0 + $1.lossAfter * Double($1.count) } / Double(count)]
      }
    },
    mistake(
      "the loss of all samples is worked out anew at the end of the epoch",
      remedy: "Take the mean of the losses found on the way, each before its step."
    ) { loop in
      loop.report = { _, _, lossOfAll in [lossOfAll] }
    },
    mistake(
      "the sum is not set back to 0 for a new epoch",
      remedy: "Set the sum to 0 inside the loop over epochs."
    ) { loop in
      loop.addsUp = true
    },
    mistake(
      "the losses returned are all 0",
      remedy: "Work out the loss of each batch, and return their mean for each epoch."
    ) { loop in
      loop.report = { _, _, _ in [0] }
    },
  ]
}
