import Plant
import Store

/// Codes that are pencilled down: six characters that cannot be misread for one another.
enum JobCode {
  /// 32 characters, so that five bits of a random byte choose one evenly; no I, O, 0 or 1.
  private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")

  /// A code that no open job has.
  static func make(_ view: StoreView, _ environment: StoreEnvironment) throws -> String {
    let taken = Set(
      try view.openJobs().map { fact in
        if case .job(let job) = fact.body { NameFolding.fold(job.code) } else { "" }
      })
    for _ in 0..<100 {
      let code = String(environment.randomBytes(6).map { alphabet[Int($0) % alphabet.count] })
      if code.count == 6, !taken.contains(NameFolding.fold(code)) { return code }
    }
    throw StoreError(.fault, "No free code for a job was found in 100 tries.")
  }
}
