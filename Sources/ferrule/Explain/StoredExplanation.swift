import Paper
import Plant
import Store

/// A link of the store explained, from what was typed or from what was recorded last.
struct StoredExplanation {
  var link: String
  var typed: TypedReadings
  var spoken: SpokenCircumstances
  var own: SpokenLink

  /// The report.
  ///
  /// - Throws: code `nothing-measured` where nothing was typed and nothing is recorded.
  func report(_ store: Store) throws -> ExplainReport {
    let assumed = try own.assumed()
    return try store.read { view in
      let site = try view.siteRules()
      var spoken = spoken
      spoken.peer = try spoken.peer.map { try Self.peer($0, view) }
      let (record, near) = try view.link(named: link)
      var readings = typed
      var notes: [String] = []
      var stored = try StoredLink(view, site, record, near: near, assuming: assumed)
      if typed.isEmpty {
        let last = try StoredReadings(view, site, record, near: near, assuming: assumed)
        (readings, notes, stored) = (last.readings, last.notes, last.stored)
        guard !readings.isEmpty || spoken.hasErrors || spoken.peer != nil else {
          let port = ShellWord.quoted(near.label)
          throw CommandError(
            .missing, "nothing-measured",
            "Nothing was measured on \(SafeLine.text(stored.label)): no map, no powers of lanes.",
            next: "ferrule record polarity \(port) --map \"1:12 2:11 …\", or ferrule record lanes "
              + "\(port) --lane 1:TX:RX …")
        }
      }
      if stored.expected.channel == nil { notes += try wayNotes(stored, spoken.peer) }
      let wanted = Circumstances(peer: PeerAnswer(wanted: stored.far.label, found: nil))
      let first = try readings.evidence(
        stored.expected, try spoken.add(to: wanted, of: stored.expected), site.links)
      let known = try StoredCircumstances(stored).all(Explainer.explain(first))
      let evidence = try readings.evidence(
        stored.expected, try spoken.add(to: known, of: stored.expected), site.links)
      return ExplainReport(stored.label, evidence, notes: notes)
    }
  }

  /// The port a person means, by the name it is called by here; `none` stays what it is.
  ///
  /// - Throws: what a REF throws.
  private static func peer(_ word: String, _ view: StoreView) throws -> String {
    word.lowercased() == "none" ? word : try view.port(named: word).label
  }

  /// Why only the ports are known, and where the recorded cables lead instead.
  private func wayNotes(_ stored: StoredLink, _ peer: String?) throws -> [String] {
    switch stored.way.stop {
    case nil:
      return ["What light passes between the ports is not recorded whole: only they are known."]
    case .otherPort(let id):
      guard let other = try stored.view.port(id) else { return [] }
      let leads = "The recorded cables lead to \(other.label), not to \(stored.far.label)."
      if peer == other.label {
        return [leads, "\(other.label) answers too: records and fabric agree on the wrong port."]
      }
      return [leads]
    case .emptyPort, .endsNowhere, .openPosition, .otherLanes, .unwritten, .contradiction, .parts,
      .loop, .tooLong, .branches:
      guard !stored.way.hops.isEmpty else {
        return ["Which cables it passes is not recorded: only the ports are known."]
      }
      return ["The recorded cables do not come to \(stored.far.label): only the ports are known."]
    }
  }
}
