import Plant

/// When a step is due at all: of which links, and whether only after something was changed.
struct StepScope: Hashable {
  var media: Set<Medium>
  /// Whether it is only due once a cord or a cassette was changed.
  var isForChanges: Bool

  /// The same for fibre alone.
  var ofFibre: StepScope {
    StepScope(media: media.intersection([.fibre]), isForChanges: isForChanges)
  }

  /// Whether one of the steps is due whenever this is.
  func isCovered(by steps: some Sequence<StepDefinition>) -> Bool {
    let covering = steps.filter { isForChanges || !$0.isForChanges }
    return media.allSatisfy { medium in covering.contains { $0.media.contains(medium) } }
  }
}

extension StepDefinition {
  /// When it is due at all.
  var scope: StepScope { StepScope(media: media, isForChanges: isForChanges) }
}
