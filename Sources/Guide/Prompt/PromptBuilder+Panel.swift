import Plant

/// A joint on a panel that is repaired, and the ports whose light passes it.
extension PromptBuilder {
  /// Whether the job repairs a joint on a panel.
  var repairsPanel: Bool { job.panel != nil }

  /// Why the port is shut, where the joint is another one.
  var shinesInto: [String] {
    guard let joint = situation.shutFor else { return [] }
    let words = situation.isOnSamePlug ? "another link through" : "light into"
    return [Columns.shorten("\(words) \(label(joint))", to: Columns.width)]
  }

  /// Ports of other links that were shut for the joint, before its plug is pulled.
  var shutOnSamePlug: [String] {
    let ports = job.joints.filter { $0.site == .samePlug }.map(\.state.situation.port)
    guard let first = ports.first, situation.panelRepair == .joint else { return [] }
    let more = ports.count > 1 ? " +\(ports.count - 1)" : ""
    return ["same plug, shut: \(label(first))\(more)"]
  }

  /// Another link's port is given back; once both its ends are open its link should come up.
  func openOnSamePlug() -> Draft {
    let mayBeUp = !state.otherGate.isShut
    let opened = gate(port.id, .opened)
    let fault = FactBody.fault(
      Fault(
        link: situation.link, port: port.id,
        symptom: "not up after \(situation.shutFor.map { label($0) } ?? "a panel joint") was opened"
      ))
    let isFree = condition == nil
    let only = condition.map { "ONLY \($0.short)" } ?? "ONLY"
    let down = Choice(
      "2", "open, link NOT up", needs: [whoAnswered],
      [answer(.other, .yes, of: [port]), opened, fault])
    let answers =
      [
        Choice(
          "1", mayBeUp ? "open, link is up" : "it is open", needs: [whoAnswered],
          [answer(.other, .yes, of: [port]), opened])
      ] + (mayBeUp && isFree ? [down] : [])
    return noc(
      .other, of: [port], say: "open \(label(port)) \(only)",
      readOut: "We are done with port \(port.label). Please open it ONLY"
        + (condition.map { " \($0.whole)." } ?? ", no other port.")
        + (mayBeUp ? " Does its link come up?" : ""),
      answers: answers + [
        Choice(
          "\(answers.count + 1)", "not yet", needs: [whoAnswered, whatTheySaid],
          [answer(.other, .told, of: [port])])
      ])
  }
}
