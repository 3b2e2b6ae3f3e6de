import ArgumentParser

/// What a command takes that also shows itself in a glance.
struct GlanceOption: ParsableArguments {
  @Flag(help: "At most 6 lines of 40 columns, for a laptop a metre away.")
  var glance = false
}
