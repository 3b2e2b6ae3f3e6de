import Plant

/// What had been seen of the faces of a plug that went in although they were not both seen clean.
public struct PlugSeen: Hashable, Sendable {
  /// It in a word, the worst first.
  public enum Word: String, Hashable, Sendable, Comparable, CaseIterable {
    /// A face was seen damaged.
    case damaged = "DAMAGED"
    /// A face was seen dirty, and not cleaned since.
    case dirty = "DIRTY"
    /// Nobody had seen them as they were.
    case unseen = "UNSEEN"

    /// Whether the left one is worse.
    public static func < (left: Word, right: Word) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A face that was seen to be bad.
  struct Mark: Hashable, Sendable {
    /// What it is called there, such as `port face`.
    var face: String
    var word: Word
    /// The fibres, in order; empty if nobody said which.
    var fibres: [Int]

    /// With its fibres, such as `port face fibre 4`.
    var text: String { face + (Self.words(fibres).map { " \($0)" } ?? "") }

    /// Fibres by their numbers, such as `fibre 4`; nil if none is named.
    static func words(_ fibres: [Int]) -> String? {
      guard let first = fibres.first else { return nil }
      if fibres.count == 1 { return "fibre \(first)" }
      let most = 4
      let more = fibres.count > most ? " +\(fibres.count - most)" : ""
      return "fibres " + fibres.prefix(most).map(String.init).joined(separator: " ") + more
    }
  }

  /// The faces that were seen to be bad.
  var marks: [Mark] = []

  /// The worst of it in a word.
  public var word: Word { marks.map(\.word).min() ?? .unseen }

  /// The faces that were seen to be bad, such as `port face fibre 4`; nil if none was.
  public var faces: String? {
    guard !marks.isEmpty else { return nil }
    let worst = word
    return marks.sorted { $0.word < $1.word }
      .map { $0.word == worst ? $0.text : "\($0.text) \($0.word.rawValue)" }
      .joined(separator: ", ")
  }

  /// Nothing was seen.
  public init() {}

  init(_ marks: [Mark]) { self.marks = marks }

  /// As a debt begins, such as `plugged in DAMAGED: port face fibre 4`.
  public var deed: String {
    "plugged in \(word.rawValue)" + (faces.map { ": \($0)" } ?? "")
  }
}

extension RepairState {
  /// The damage of a face that nobody has said to be gone.
  public func damage(of side: FaceSide) -> SeenDamage? { damage[situation.face(side)] }

  /// What is seen of both faces as long as the joint is open.
  public var seen: PlugSeen { seen(portFace: situation.portFace) }

  /// - Parameter portFace: the face the plug meets; on a panel that may be the one in another position.
  func seen(portFace: Face) -> PlugSeen {
    let marks = FaceSide.allCases.compactMap { side -> PlugSeen.Mark? in
      let name = side.words(isOnPanel: situation.isOnPanel)
      if let damage = damage[side == .port ? portFace : situation.cordFace] {
        return PlugSeen.Mark(face: name, word: .damaged, fibres: damage.fibres)
      }
      return face(side).dirt.map {
        PlugSeen.Mark(face: name, word: .dirty, fibres: $0.sorted())
      }
    }
    return PlugSeen(marks)
  }
}
