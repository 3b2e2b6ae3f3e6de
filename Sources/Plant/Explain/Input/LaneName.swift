/// A lane of the module at one end.
struct LaneName: Hashable, Sendable {
  var end: ChannelEnd
  var lane: Int
}
