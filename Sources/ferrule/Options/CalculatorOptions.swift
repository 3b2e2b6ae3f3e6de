import ArgumentParser

/// What a command takes that needs no store; what only stores need is taken and means nothing.
struct CalculatorOptions: ParsableArguments {
  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: "Colour: auto, always or never.")
  var color = ColorChoice.auto

  @Option(help: .hidden)
  var store: String?

  @Option(name: .customLong("as"), help: .hidden)
  var technician: String?

  @Flag(help: .hidden)
  var yes = false

  var style: Style { Style(color) }
}
