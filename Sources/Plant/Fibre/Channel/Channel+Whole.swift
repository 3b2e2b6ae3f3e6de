extension Channel {
  /// The same channel with every broken fibre of a known design whole again.
  var whole: Channel {
    segments.enumerated().reduce(self) { channel, part in
      guard let design = part.element.part.design, design.whole != design else { return channel }
      return channel.changing(.design(part.offset, design.whole)) ?? channel
    }
  }

  /// Whether the modules need multimode fibre; nil where that is not known, or they differ.
  var needsMultimode: Bool? {
    guard let near = near.body?.optic, let far = far.body?.optic,
      near.band.isMultimode == far.band.isMultimode
    else { return nil }
    return near.band.isMultimode
  }

  /// Whether a part is of a kind of fibre the modules can use, as far as is known.
  func suits(_ part: FibrePart) -> Bool {
    guard let needed = needsMultimode, let grade = part.grade else { return true }
    return grade.isMultimode == needed
  }

  /// The parts that have no fibre where a lane needs one once some things are changed, each once.
  func lacking(after changes: [DesignChange]) -> [String] {
    var places: Set<Int> = []
    for result in changing(changes)?.lanes().results ?? [] {
      if case .none(let place, _) = result.arrives { places.insert(place) }
    }
    return places.sorted().compactMap { segment($0)?.part.label }
  }
}
