import Guide
import Plant
import Store

extension FactWords {
  /// A fact in plain words; of a plug that went in unseen also what had been seen of it.
  func text(_ fact: Fact) throws -> String {
    guard case .plugging(var plugging) = fact.body, let reason = plugging.unseenReason else {
      return try text(fact.body)
    }
    let seen = try view.plugSeen(fact, plugging)
    guard seen.word != .unseen, let faces = seen.faces else { return try text(fact.body) }
    plugging.unseenReason = nil
    return "\(try text(.plugging(plugging))) \(seen.word.rawValue), \(faces): \(reason)"
  }
}
