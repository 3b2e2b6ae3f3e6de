public import Store

extension Sync {
  /// What merging bundles one after the other would do: done in one transaction, and rolled back.
  ///
  /// What a bundle brings is told as it is after those before it. One that cannot be taken is left out,
  /// as a merge of several leaves it out.
  ///
  /// - Returns: for each path, in order, the report, or the trouble with that bundle.
  /// - Throws: what the store throws.
  public static func rehearse(_ store: Store, paths: [String]) throws -> [RehearsedMerge] {
    var steps = try paths.map { path in
      do {
        return Step(path: path, state: .checked(try MergeStep(path, store)))
      } catch let trouble as SyncError {
        return Step(path: path, state: .refused(trouble))
      }
    }
    while true {
      do {
        let reports = try rehearseOnce(store, steps)
        return steps.enumerated().compactMap { place, step in
          switch step.state {
          case .refused(let trouble): RehearsedMerge(path: step.path, result: .failure(trouble))
          case .checked:
            reports[place].map { RehearsedMerge(path: step.path, result: .success($0)) }
          }
        }
      } catch let broken as BundleBroke {
        // It would have been rolled back alone: the others are tried again without it.
        steps[broken.place].state = .refused(broken.trouble)
      } catch let unproven as UnprovenStep {
        guard case .checked(var step) = steps[unproven.place].state else { continue }
        step.isCareful = true
        steps[unproven.place].state = .checked(step)
      }
    }
  }

  private struct Step {
    enum State {
      case checked(MergeStep)
      case refused(SyncError)
    }

    var path: String
    var state: State
  }

  private static func rehearseOnce(_ store: Store, _ steps: [Step]) throws -> [Int: MergeReport] {
    do {
      return try store.merge { first, view in
        var acceptor = first
        var reports: [Int: MergeReport] = [:]
        var taken: Set<[UInt8]> = []
        for (place, step) in steps.enumerated() {
          guard case .checked(let merge) = step.state else { continue }
          do {
            var report = try take(merge, acceptor, view, store, dryRun: true)
            let missing = try store.missingImages(in: view).filter { !taken.contains($0.sha256) }
            var taking = ImageTaking(store, wanted: missing, isRehearsal: true)
            try taking.take(merge, into: &report) { _ in }
            report.imagesWanted = missing.count - report.imagesAdded
            taken.formUnion(taking.taken)
            reports[place] = report
          } catch let trouble as SyncError {
            throw BundleBroke(place: place, trouble: trouble)
          } catch is UnprovenChanges {
            throw UnprovenStep(place: place)
          }
          acceptor = acceptor.following()
        }
        throw RehearsalEnded(reports: reports)
      }
    } catch let ended as RehearsalEnded {
      return ended.reports
    }
  }
}

/// What merging one of several bundles would do.
public struct RehearsedMerge: Sendable {
  /// The bundle.
  public var path: String
  /// What it would bring, or why it would not be taken.
  public var result: Result<MergeReport, SyncError>
}

/// Carries the reports out of a transaction that is rolled back.
private struct RehearsalEnded: Error {
  var reports: [Int: MergeReport]
}

/// A bundle with changes for which no device stands.
private struct UnprovenStep: Error {
  var place: Int
}

/// A bundle that is not taken after those before it, or broke while it was read again.
private struct BundleBroke: Error {
  var place: Int
  var trouble: SyncError
}
