import Guide
import Paper
import Plant
import Store

/// What a result may have been made with, by the name a person gives it.
enum ToolName: String {
  case pen
  case tip
  case tester

  /// The label to record; nil where none was named.
  ///
  /// A name nobody has entered is recorded as it was said: a stranger's pen is the truth, too.
  ///
  /// - Throws: an error with code `wrong-tool` where it names a tool of another kind, or a thing that is no tool.
  func checked(_ named: String?, _ option: String, _ view: StoreView) throws -> String? {
    guard let named = try RecordText.checked(named, option) else { return nil }
    let things = try view.things(named: named)
    let tools = try things.filter { $0.kind == .tool }.compactMap { try view.tool($0.id) }
    let meant = tools.filter { $0.kind == rawValue }
    if let only = meant.first { return meant.count == 1 ? only.label : named }
    guard let thing = things.first else { return named }
    let kind = tools.first?.kind ?? thing.kind.word
    let words = "\(tools.first?.label ?? thing.label) is a \(kind), not a \(rawValue)."
    throw CommandError(
      .badInput, "wrong-tool", SafeLine.text("\(words) Nothing was recorded."),
      next: "\(option) as ferrule kit lists it; where a \(rawValue) is called so, first "
        + "ferrule add tool kind=\(rawValue) label=\(ShellWord.quoted(named))")
  }

  /// What to say to whoever made something with a tool that is not in order, as `work` says it, or names one that is
  /// entered for other faces, or that somebody else has.
  ///
  /// Nothing is refused for it: what was done was done.
  ///
  /// - Parameters:
  ///   - label: as it is recorded; nil takes the one in hand, of a pen none.
  ///   - face: the face it was held to; nil for a tester.
  func remarks(
    _ label: String?, at face: RecordedFace?, by author: String, _ view: StoreView, nowMS: Int64
  ) throws -> [String] {
    // Of a pen no check is needed, and no result says how it stood.
    var said =
      self == .pen
      ? []
      : try KitStamp.remarks(
        view, rawValue, named: label, by: author, nowMS: nowMS, face: face?.face)
    guard let label, let tool = try view.tool(RecordKey.tool(kind: rawValue, label: label).id)
    else { return said }
    let stamp = KitStamp(tool, atMS: nowMS, hours: try view.kitHours())
    if self == .pen, !stamp.isInOrder { said.append("\(stamp.text). \(try stamp.next(view))") }
    if let face, let faces = tool.fitsText, try !view.fits(tool, face.face) {
      said.append("\(tool.label) is entered for \(faces) faces, and \(face.label) is not one.")
    }
    if let away = try Self.away(tool, by: author, view, nowMS: nowMS) { said.append(away) }
    return said
  }

  /// That somebody else has a tool; nil where it is in its place, or with whoever asks.
  static func away(_ tool: KitTool, by author: String, _ view: StoreView, nowMS: Int64) throws
    -> String?
  {
    let away = try view.toolsAway()[tool.id]?.last {
      NameFolding.fold($0.body.forWhom ?? "") != NameFolding.fold(author)
    }
    return away.map { away in
      let age = FloorClock.span(fromMS: away.atMS, toMS: nowMS)
      return
        "\(tool.label) is away, \(age): with \(away.body.forWhom ?? "anyone"); \(away.body.text). "
        + "If it is back: ferrule kit return \(ShellWord.quoted(tool.label))"
    }
  }
}
