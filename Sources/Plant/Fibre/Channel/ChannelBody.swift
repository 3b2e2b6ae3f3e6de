/// The parts of a channel.
final class ChannelBody: Sendable {
  let near: ModulePort
  let far: ModulePort
  let first: Segment
  let rest: [Channel.Step]
  let splices: Int

  init(
    _ near: ModulePort, _ first: Segment, _ rest: [Channel.Step], _ far: ModulePort, _ splices: Int
  ) {
    self.near = near
    self.far = far
    self.first = first
    self.rest = rest
    self.splices = splices
  }
}

extension ChannelBody: Hashable {
  static func == (left: ChannelBody, right: ChannelBody) -> Bool {
    left === right
      || left.near == right.near && left.far == right.far && left.first == right.first
        && left.rest == right.rest && left.splices == right.splices
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(near)
    hasher.combine(far)
    hasher.combine(first)
    hasher.combine(rest)
    hasher.combine(splices)
  }
}
