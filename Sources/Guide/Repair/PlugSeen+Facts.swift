public import Plant

extension PlugSeen {
  /// What had been seen of two faces before their plug went in, by facts about them and about their joint.
  ///
  /// - Parameters:
  ///   - joint: the ports of the joint, one or those that have one plug, or its position on a panel.
  ///   - facts: those before the plug went in; their order does not matter.
  public init(
    portFace: Face?, cordFace: Face?, isOnPanel: Bool, at joint: Set<ThingID>, by facts: [Fact]
  ) {
    var damage = DamageMemory()
    var dirt: [Face: [Int]] = [:]
    for fact in LiveFacts.of(facts) {
      switch fact.body {
      case .plugging(let plugging):
        damage.touch(plugging.joint)
        if joint.contains(plugging.joint), plugging.action == .unplug { dirt = [:] }
      case .disturbance(let disturbance):
        damage.touch(disturbance.joint)
        if joint.contains(disturbance.joint) { dirt = [:] }
      case .inspection(let look):
        let place = look.joint ?? joint.min() ?? look.face.part
        let verdict = damage.take(look, fact, of: look.face, at: place)
        guard look.joint.map(joint.contains) ?? true else { continue }
        dirt[look.face] = verdict == .dirt ? look.badFibres : nil
      case .cleaning(let cleaning): dirt[cleaning.face] = nil
      default: break
      }
    }
    let faces: [(FaceSide, Face?)] = [(.port, portFace), (.cord, cordFace)]
    marks = faces.compactMap { side, face in
      guard let face else { return nil }
      let name = side.words(isOnPanel: isOnPanel)
      if let damage = damage[face] {
        return Mark(face: name, word: .damaged, fibres: damage.fibres)
      }
      return dirt[face].map { Mark(face: name, word: .dirty, fibres: $0) }
    }
  }
}
