import Guide
import Plant
import Store

/// Codes of repairs, which are pencilled down.
enum JobCode {
  /// A code that no open job has.
  static func make(_ view: StoreView, _ environment: StoreEnvironment) throws -> ShortCode {
    let taken = Set(
      try view.openJobs().map { fact in
        if case .job(let job) = fact.body { job.code.folded } else { "" }
      })
    for _ in 0..<100 {
      guard let code = ShortCode.make(environment.randomBytes(ShortCode.length)) else { continue }
      if !taken.contains(code.folded) { return code }
    }
    throw StoreError(.fault, "No free code for a job was found in 100 tries.")
  }

  /// A code that was not found here, and why: a character of it may be wrong.
  ///
  /// - Parameters:
  ///   - none: what to say if nothing is wrong with the code itself.
  ///   - next: what to type then.
  static func notFound(_ typed: String, none: String, next: String) -> any DescribedError {
    guard ShortCode.read(typed) == .mistyped else {
      return StoreError(.noSuchThing, none, next: next)
    }
    return CommandError(
      .badInput, "mistyped-code",
      "\(typed): its check character does not fit. A character of the code is mistyped.",
      next: "ferrule work --list")
  }
}
