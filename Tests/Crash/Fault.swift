public import Store

/// What happens to the program while it works.
public enum Fault: Hashable, Sendable, CustomStringConvertible {
  case none
  /// None; the program names the points it reaches.
  case pointsNamed
  /// Killed by force at a named point, the Nth time it is reached.
  case killedAt(CrashPoint, occurrence: Int)
  /// Killed by force after a while; µs.
  case killedAfter(UInt32)
  /// The Nth call that changes a file fails.
  case disk(DiskFault, call: Int)
  /// That much is left of a small disk; bytes.
  case spaceLeft(Int)
  /// The power goes after so many calls that change files; what then is on the disk, in words.
  case powerCut(call: Int, remains: String)

  /// In words, enough to do it again.
  public var description: String {
    switch self {
    case .none, .pointsNamed: "no fault"
    case .killedAt(let point, let occurrence): "FERRULE_KILL_AT=\(point.rawValue):\(occurrence)"
    case .killedAfter(let time): "killed after \(time) µs"
    case .disk(let kind, let call): "\(kind.words), call \(call)"
    case .spaceLeft(let bytes): "\(bytes) bytes left on the disk"
    case .powerCut(let call, let remains): "power cut after call \(call), \(remains)"
    }
  }
}

/// How a disk fails.
public enum DiskFault: String, Hashable, Sendable, CaseIterable {
  /// One call finds no space, the next ones do.
  case fullOnce
  /// There is no space from one call on.
  case full
  /// The same, and the first write writes half its bytes.
  case short
  /// One call fails with an input or output error.
  case brokenOnce
  /// Every call fails from one on.
  case broken
  /// The program is killed before the call.
  case kill

  /// What `FAULTY_DISK_HOW` is told.
  var how: String {
    switch self {
    case .fullOnce, .full: "full"
    case .short: "short"
    case .brokenOnce, .broken: "broken"
    case .kill: "kill"
    }
  }

  /// Whether it stays so.
  var stays: Bool {
    switch self {
    case .full, .short, .broken: true
    case .fullOnce, .brokenOnce, .kill: false
    }
  }

  /// Whether files can still be removed, so that nothing need be left lying about.
  var letsRemove: Bool {
    switch self {
    case .fullOnce, .full, .short: true
    case .brokenOnce, .broken, .kill: false
    }
  }

  /// In words.
  public var words: String {
    switch self {
    case .fullOnce: "disk full for one call"
    case .full: "disk full from a call on"
    case .short: "disk full within a write"
    case .brokenOnce: "disk error at one call"
    case .broken: "disk broken from a call on"
    case .kill: "killed before a call"
    }
  }
}
