public import Change

extension FoldedTables {
  /// The canonical dump of a store that applied exactly these changes, line by line.
  ///
  /// Of the live values it has those of the groups that people disagree about.
  /// Written from the definition, so that it shares no code with the store's own dump.
  public func dump(site: SiteID) throws(ChangeError) -> String {
    var lines = ["ferrule dump 1", "site \(site)"]
    let parents = Set(changes.flatMap(\.change.parents))
    for change in changes.sorted(by: { $0.hash < $1.hash }) where !parents.contains(change.hash) {
      lines.append("tip \(change.name)")
    }
    let sorted = rows.sorted { left, right in
      left.key.table != right.key.table
        ? left.key.table < right.key.table
        : Self.precedes(left.key.cells, right.key.cells)
    }
    for (key, cells) in sorted {
      lines.append("\(key.table) \(Self.words(cells))")
    }
    lines += liveLines().sorted()
    lines += twinLines().sorted()
    return lines.map { $0 + "\n" }.joined()
  }

  private var byHash: [ChangeHash: SealedChange] {
    Dictionary(changes.map { ($0.hash, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func liveLines() -> [String] {
    let byHash = byHash
    return fold.cells.flatMap { cell, meaning -> [String] in
      guard meaning.conflict else { return [] }
      let (row, group) = name(of: cell)
      return meaning.live.compactMap { live in
        byHash[live.hash].map {
          "live \(row.table) \(Self.word(.blob(row.id.bytes))) \(group) \($0.name) "
            + Self.words(live.value)
        }
      }
    }
  }

  private func twinLines() -> [String] {
    let byHash = byHash
    return twins.flatMap { key, hashes in
      hashes.compactMap { hash in
        byHash[hash].map {
          "twin \(key.table) \(Self.word(.blob(Self.record(key.cells)))) \($0.name)"
        }
      }
    }
  }

  /// The cells of a key as the store keeps them: a type byte, then a number or a length and the bytes.
  private static func record(_ cells: [CellValue]) -> [UInt8] {
    cells.flatMap { cell -> [UInt8] in
      switch cell {
      case .null: [5]
      case .integer(let number): [1] + bigEndian(UInt64(bitPattern: number))
      case .real(let bits): [2] + bigEndian(bits)
      case .text(let text): [3] + bigEndian(UInt64(text.utf8.count)) + Array(text.utf8)
      case .blob(let bytes): [4] + bigEndian(UInt64(bytes.count)) + bytes
      }
    }
  }

  private static func bigEndian(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
  }

  /// The order of SQLite: integers, then texts, then blobs, by value or by bytes.
  private static func precedes(_ left: [CellValue], _ right: [CellValue]) -> Bool {
    for (one, other) in zip(left, right) where one != other {
      switch (one, other) {
      case (.integer(let one), .integer(let other)): return one < other
      case (.text(let one), .text(let other)):
        return one.utf8.lexicographicallyPrecedes(other.utf8)
      case (.blob(let one), .blob(let other)): return one.lexicographicallyPrecedes(other)
      default: return false
      }
    }
    return false
  }

  private static func words(_ cells: [CellValue]) -> String {
    cells.map(word).joined(separator: " ")
  }

  /// What moves a cursor, breaks a line or turns the direction of writing.
  private static let steering: Set<Unicode.Scalar> = {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
      0xFEFF...0xFEFF, 0xFFFE...0xFFFF,
    ]
    return Set(ranges.joined().compactMap { Unicode.Scalar($0) })
  }()

  private static func word(_ cell: CellValue) -> String {
    switch cell {
    case .null: return "-"
    case .integer(let number): return String(number)
    case .real(let bits): return "r" + String(bits, radix: 16)
    case .blob(let bytes):
      return "x"
        + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case .text(let text):
      let escaped = text.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where steering.contains(scalar):
          "\\u{" + String(scalar.value, radix: 16) + "}"
        default: String(scalar)
        }
      }
      return "\"" + escaped.joined() + "\""
    }
  }
}
