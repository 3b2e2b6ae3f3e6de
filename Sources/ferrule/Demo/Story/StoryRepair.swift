import Plant

/// One repair of the past: what was wrong, what was found and done, and how it ended.
struct StoryRepair {
  /// How it ended.
  enum End {
    /// Soaked and accepted; the fault is closed.
    case accepted
    /// Signed; the counters were cleared and the link soaks.
    case soaking
  }

  var ref: String
  var hoursAgo: Int64
  /// Minutes after the full hour.
  var minute: Int64 = 0
  var symptom: String
  var ticket: String
  var technician: String
  /// What was seen on the plug of the cord; empty for a clean one.
  var onCord: [Int: FibreVerdict] = [:]
  /// What was seen in the port.
  var inPort: [Int: FibreVerdict] = [:]
  /// How the dirty face was cleaned, in order; the look after the last one was clean.
  var cleanings: [CleaningMethod] = [.dry]
  /// Why it was plugged in without a clean look.
  var unseen: String?
  /// Why it was parked in between.
  var parked: String?
  var end = End.accepted
}
