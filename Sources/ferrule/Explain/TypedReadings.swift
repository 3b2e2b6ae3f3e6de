import Paper
import Plant
import Store

/// What a person measured and typed, or put in a file.
struct TypedReadings {
  var pairs: [(near: Int, far: Int?)]?
  var walks: [LaneWalk] = []
  var samples: [LaneSample] = []

  var isEmpty: Bool { pairs == nil && walks.isEmpty && samples.isEmpty }

  /// The readings held against what is expected; what does not fit is refused with its name.
  func evidence(
    _ expected: ExpectedLink, _ circumstances: Circumstances, _ links: LinkRules = .standard
  ) throws(CommandError) -> FaultEvidence {
    do {
      return try FaultEvidence(
        expected, map: pairs, walks: walks, samples: samples, circumstances: circumstances,
        links: links)
    } catch {
      throw CommandError(
        .badInput, error.code, SafeLine.text(error.sentence), next: Self.next(error))
    }
  }

  private static func next(_ error: FaultEvidenceError) -> String {
    switch error {
    case .nothing, .emptyMap: "ferrule explain --map \"1:12 2:11 …\", or --lanes FILE"
    case .otherConnector, .nothingExpected, .unknownConnector, .noLanes:
      "say what is there with --connector or --optic"
    case .mapAndWalk: "leave --map or --walk out"
    case .noSuchPosition, .measuredTwice, .arrivesTwice, .noSuchLane, .laneTwice,
      .powerOutOfRange, .biasOutOfRange:
      "mend that number, then type the command again"
    }
  }
}
