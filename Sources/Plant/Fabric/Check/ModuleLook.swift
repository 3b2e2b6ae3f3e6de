/// The module at one end of a link: what is asked of each module once, and of its two connectors together.
struct ModuleLook: Sendable {
  /// Its place among the modules of the plan.
  var module: Int
  /// The end of the link it is at.
  var end: ChannelEnd
  /// The connector the link begins at.
  var connector: Int
  /// Whether the cable there deals the lanes of its port to several others.
  var isSplit: Bool
  /// What is wrong between the module and its cage.
  var misfit: LinkFinding?
}
