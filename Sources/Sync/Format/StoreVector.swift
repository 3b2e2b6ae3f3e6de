public import Change
internal import Store

/// What a store holds, as its bundles say: the ends of what it applied, what waits, what it lacks.
public struct StoreVector: Hashable, Sendable {
  /// The applied changes that no applied change names, ascending.
  public let tips: [ChangeName]
  /// The changes that wait for something, ascending.
  public let held: [ChangeName]
  /// The changes that held ones name and the store does not have, ascending.
  public let wants: [ChangeHash]

  /// A vector of these; each list is put in order, and cut at 10,000 elements.
  public init(tips: [ChangeName] = [], held: [ChangeName] = [], wants: [ChangeHash] = []) {
    self.tips = Self.list(tips)
    self.held = Self.list(held)
    self.wants = Self.list(wants)
  }

  /// What a store holds now.
  init(of view: StoreView) throws {
    // A held change may wait for another held one: that is here, and not wanted.
    let wants = try view.wants(limit: .max).filter { try view.isApplied($0) == nil }
    self.init(tips: try view.tips(), held: try view.held(), wants: wants)
  }

  private static func list<Element: Hashable & Comparable>(_ elements: [Element]) -> [Element] {
    Array(Set(elements).sorted().prefix(BundleFormat.vectorElements))
  }

  // MARK: Bytes

  init(reading reader: inout PieceReader) throws(BundleFault) {
    tips = try Self.names(&reader, "tips")
    held = try Self.names(&reader, "held changes")
    let count = try reader.count("wants", elementBytes: ChangeHash.byteCount)
    var wants: [ChangeHash] = []
    for _ in 0..<count { wants.append(try reader.identifier("wants")) }
    try Self.checkAscending(wants, "wants")
    self.wants = wants
  }

  func write(to writer: inout PieceWriter) {
    for names in [tips, held] {
      writer.number(4, Int64(names.count))
      for name in names {
        writer.identifier(name.device)
        writer.number(8, name.seq)
        writer.identifier(name.hash)
      }
    }
    writer.number(4, Int64(wants.count))
    for want in wants { writer.identifier(want) }
  }

  private static func names(
    _ reader: inout PieceReader, _ part: String
  ) throws(BundleFault) -> [ChangeName] {
    let size = DeviceID.byteCount + 8 + ChangeHash.byteCount
    let count = try reader.count(part, elementBytes: size)
    var names: [ChangeName] = []
    for _ in 0..<count {
      names.append(
        ChangeName(
          device: try reader.identifier(part), seq: try reader.number(8, part, in: 1...(.max)),
          hash: try reader.identifier(part)))
    }
    try checkAscending(names, part)
    return names
  }

  private static func checkAscending(
    _ elements: [some Comparable], _ part: String
  ) throws(BundleFault) {
    for (earlier, later) in zip(elements, elements.dropFirst()) where !(earlier < later) {
      throw .notAscending(part)
    }
  }
}
