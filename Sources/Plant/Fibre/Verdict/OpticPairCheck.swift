/// The rules of two modules that are to understand each other.
struct OpticPairCheck {
  private let channel: Channel
  private let near: OpticBody
  private let far: OpticBody

  init(_ channel: Channel, _ near: OpticBody, _ far: OpticBody) {
    self.channel = channel
    self.near = near
    self.far = far
  }

  func run(_ findings: inout [LinkFinding]) {
    if near !== far { compare(near.optic, far.optic, &findings) }
    let (one, other) = (channel.near.laneCount, channel.far.laneCount)
    if one != other {
      findings.append(
        finding(
          .laneCount, "\(channel.near.label) uses \(one) lanes, \(channel.far.label) \(other).",
          "say which lanes the link uses, or use modules with equal numbers of lanes"))
    }
  }

  private func compare(_ near: Optic, _ far: Optic, _ findings: inout [LinkFinding]) {
    if near.band != far.band {
      findings.append(
        finding(
          .wavelength,
          "\(near.name) sends \(near.band.rawValue), \(far.name) \(far.band.rawValue).",
          "use modules of one kind at both ends"))
    } else if near.laneRateGbps != far.laneRateGbps {
      findings.append(
        finding(
          .laneRate,
          "\(near.name) has lanes of \(near.laneRateGbps)G, \(far.name) of \(far.laneRateGbps)G: "
            + "they do not link.", "use modules with lanes of one rate at both ends"))
    }
  }

  private func finding(_ code: FindingCode, _ what: String, _ fix: String) -> LinkFinding {
    LinkFinding(
      code, at: .whole, ChannelPlace.whole.text(in: channel),
      parts: [channel.near.label, channel.far.label], what: what, fix: fix)
  }
}
