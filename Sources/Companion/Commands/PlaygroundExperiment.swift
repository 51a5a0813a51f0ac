/// An experiment of a chapter, which `course playground NAME` opens.
///
/// A chapter names it in its text, the page lists all of them, and `Playground/index.html#NAME` opens
/// one. So a name is no tab's of the page that has other settings.
struct PlaygroundExperiment: Equatable, Encodable {
  let name: String

  /// The section that asks for it.
  let section: String
  let title: String

  /// What to do there, and what to look at.
  let note: String

  /// The state of the page, as its address has it after the `#`.
  let address: String

  /// All experiments, in the order of the course.
  static let all = [
    PlaygroundExperiment(
      name: "line", section: "1.6", title: "One unit and XOR",
      note: "Press Play. Without a hidden layer the border stays a straight line, and no line "
        + "has the right points on each side. Choose two clouds under Data to see what a "
        + "line can do.",
      address: "tinker?data=xor&hidden=0"),
    PlaygroundExperiment(
      name: "linear", section: "2.1", title: "Three layers without a bend",
      note: "Press Play. Three layers without an activation function draw one straight line. "
        + "Then choose tanh under Activation and play again.",
      address: "tinker?act=linear&rate=0.03&hidden=8,8,8"),
    PlaygroundExperiment(
      name: "dead-units", section: "2.4", title: "ReLU units that die",
      note: "Press Epoch a few times. At a rate of 10 units die, which a ✕ marks, and no "
        + "later step brings them back. Set the rate to 0.3, press Reset and play again.",
      address: "tinker?data=moons&act=relu&rate=10&hidden=8"),
    PlaygroundExperiment(
      name: "zeros", section: "3.5", title: "All weights start at zero",
      note: "Press Play, then point at the hidden units: they stay alike, and four of them do "
        + "what one does. Choose other initial weights to break the tie.",
      address: "tinker?data=xor&act=sigmoid&rate=1&init=zeros&hidden=4"),
    PlaygroundExperiment(
      name: "circle", section: "3.7", title: "A circle, unit by unit",
      note: "Press Play, then add units with the + above the hidden layer. Each unit "
        + "contributes one line, and three lines are the fewest that enclose an area.",
      address: "tinker?act=sigmoid&rate=1&hidden=1"),
    PlaygroundExperiment(
      name: "small-weights", section: "4.5", title: "Six layers with tiny weights",
      note: "Press Play. The signal fades from layer to layer, and so does the gradient, so "
        + "that nothing moves. Choose “suited to the activation” under Initial weights and "
        + "play again.",
      address: "tinker?init=small&hidden=8,8,8,8,8,8"),
    PlaygroundExperiment(
      name: "spiral", section: "4.7", title: "Three layers learn two spirals",
      note: "Press Play. Three hidden layers of eight units learn the spirals. Take layers or "
        + "units away, and see how far fewer of them get.",
      address: "tinker?data=spiral&noise=5&act=relu&rate=0.01&batch=16&opt=adam&seed=2"
        + "&hidden=8,8,8"),
    PlaygroundExperiment(
      name: "by-hand", section: "5.2", title: "Backpropagation by hand",
      note: "Press Next to go forward and back one number at a time. Each number can be "
        + "changed.",
      address: "backprop"),
    PlaygroundExperiment(
      name: "ravine", section: "6.5", title: "Four optimizers in a turned ravine",
      note: "Click on the map to start the four from elsewhere. Choose “ravine” under "
        + "Surface, whose walls run along the weights, and see which of them gain by it.",
      address: "roll?surface=turned"),
    PlaygroundExperiment(
      name: "memorizing", section: "6.8", title: "A network that memorizes",
      note: "Press Play. The loss in training goes to zero while that in the test rises. Then "
        + "try weight decay, dropout, or a larger share of training.",
      address: "tinker?data=moons&noise=40&train=10&act=relu&rate=0.01&opt=adam&hidden=8,8,8"),
    PlaygroundExperiment(
      name: "handwriting", section: "7.8", title: "Your own handwriting",
      note: "Draw a digit with mouse, pen or finger. Draw it small, or in a corner, and look "
        + "at what its preparation makes of it.",
      address: "draw"),
  ]
}

extension PlaygroundExperiment {
  /// A file beside the page that leads to the experiment. Where a program is asked to open a file in
  /// the browser, what stands after the `#` gets lost (on macOS, and with some desktops on Linux).
  var redirection: String {
    """
    <!DOCTYPE html>
    <html lang="en-US">
    <meta charset="utf-8">
    <title>\(title)</title>
    <meta http-equiv="refresh" content="0; url=index.html#\(name)">
    <p><a href="index.html#\(name)">\(title)</a></p>
    </html>

    """
  }
}
