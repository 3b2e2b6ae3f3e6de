/// Counts over one or many nights.
public struct Tally: Sendable {
  /// The counts of one errand under one kind of fault.
  public struct Row: Sendable {
    /// Faults prepared.
    public var played = 0
    /// Faults that met the program while it ran.
    public var hit = 0
    /// Answers and files the program said to be done, at the time of the fault.
    public var acknowledged = 0
    /// Temporary files and folders a killed program left.
    public var leftOvers = 0
  }

  /// One line of the report.
  public struct Key: Hashable, Comparable, Sendable {
    /// The fault.
    public var kind: String
    /// What the program was asked to do.
    public var errand: String

    /// Compares by fault, then errand.
    public static func < (left: Key, right: Key) -> Bool {
      (left.kind, left.errand) < (right.kind, right.errand)
    }
  }

  /// The counts.
  public private(set) var rows: [Key: Row] = [:]
  /// All that must not be.
  public private(set) var findings: [Finding] = []
  private var kindOf: [Int: Key] = [:]
  /// The bundles that left.
  public var bundles = 0
  /// The changes in them.
  public var changes = 0

  /// Notes one fault and what was found after it.
  mutating func note(_ kind: String, _ errand: Errand, _ row: Row, _ found: [Finding]) {
    let key = Key(kind: kind, errand: errand.rawValue)
    rows[key, default: Row()].add(row)
    for finding in found {
      kindOf[findings.count] = key
      findings.append(finding)
    }
  }

  /// Adds what another night counted.
  public mutating func add(_ other: Tally) {
    for (key, row) in other.rows { rows[key, default: Row()].add(row) }
    for (index, finding) in other.findings.enumerated() {
      kindOf[findings.count] = other.kindOf[index]
      findings.append(finding)
    }
    bundles += other.bundles
    changes += other.changes
  }

  /// How many findings of a kind a line of the report has.
  func count(_ kinds: Set<Finding.Kind>, _ key: Key) -> Int {
    findings.indices.count { kindOf[$0] == key && kinds.contains(findings[$0].kind) }
  }
}

extension Tally.Row {
  mutating func add(_ other: Tally.Row) {
    played += other.played
    hit += other.hit
    acknowledged += other.acknowledged
    leftOvers += other.leftOvers
  }
}
