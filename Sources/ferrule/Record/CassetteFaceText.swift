import Paper
import Plant
import Store

/// The face of a cassette, as a person names it.
enum CassetteFaceText {
  /// The face of `CASSETTE:PORT`, by what is printed at the port or by its number; nil where no cassette is named
  /// or it has no such port.
  static func face(_ text: String, _ view: StoreView) throws -> Face? {
    guard let mark = text.lastIndex(of: ":"), mark != text.startIndex else { return nil }
    let cassette = try? PartReference(
      named: String(text[..<mark]), kinds: [.module, .cableEnd, .cassette, .part], view)
    guard let cassette, cassette.kind == .cassette else { return nil }
    let port = String(text[text.index(after: mark)...])
    let connectors = try view.connectors(ofCassette: cassette.id)
    let typed = Int(port).flatMap { (1...64).contains($0) ? $0 : nil }
    return (connectors[.printed(port)] ?? typed).map { Face(part: cassette.id, connector: $0) }
  }

  /// - Throws: an error with code `bad-ref` where the positions of its cassette are recorded and none has it.
  static func check(_ face: Face, of cassette: String, _ view: StoreView) throws {
    let connectors = try view.connectors(ofCassette: face.part)
    guard let last = connectors.all.last, !connectors.all.contains(face.connector) else { return }
    let names = connectors.all.map(connectors.name).joined(separator: ", ")
    throw CommandError(
      .badInput, "bad-ref",
      SafeLine.text("\(cassette) has no connector \(face.connector); it has \(names)."),
      next: "\(cassette):\(connectors.name(of: last))")
  }
}
