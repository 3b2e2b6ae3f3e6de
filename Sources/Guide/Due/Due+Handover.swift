public import Plant

extension Due {
  /// The same items; what somebody took over by name is theirs.
  ///
  /// - Parameter passed: what was passed on of each thing.
  public static func held(
    _ items: [DueItem], passed: [ThingID: Passings], clock: FloorClock
  ) -> [DueItem] {
    items.map { item in
      let thing = item.task == nil ? item.port.id : item.link
      guard let passed = passed[thing], isLoose(item.kind) else { return item }
      let hand = LooseHand.of(passed, sinceMS: item.sinceMS, fact: item.sinceFact)
      guard let holder = hand.holder else { return item }
      var item = item
      (item.technician, item.people) = (holder, [])
      if case .accepted(_, let from, let atMS, let note) = hand {
        item.why += "; \(holder) took it over from \(from) at \(clock.hourMinute(atMS))"
        item.why += note.map { ": \($0)" } ?? ""
      }
      return item
    }
  }

  /// Whether a kind is something that is closed or passed on when a shift goes home.
  public static func isLoose(_ kind: DueKind) -> Bool {
    kind == .task || LooseKind(kind) != nil
  }

  /// The one item for all that waits for a person's word.
  ///
  /// - Parameters:
  ///   - passings: what was passed on to them and they have not answered, with where it is.
  ///   - ends: how many loose ends that is.
  /// - Returns: nil if nothing waits.
  public static func handover(_ passings: [TaskSituation], ends: Int) -> DueItem? {
    guard let first = passings.first else { return nil }
    let names = Set(passings.map(\.task.technician)).sorted()
    let places = passings.count == 1 ? "" : " at \(passings.count) places"
    let things = ends == 1 ? "this" : "\(ends) loose ends\(places)"
    var item = DueItem(
      kind: .handover, link: first.link, port: first.port, otherPort: first.otherPort,
      why:
        "\(names.joined(separator: ", ")) passed \(things) on to you: accept each, or say why not",
      sinceMS: first.task.atMS, technician: first.task.body.forWhom)
    item.task = first.task.id
    return item
  }
}
