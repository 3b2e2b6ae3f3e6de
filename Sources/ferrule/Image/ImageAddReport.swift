import Interop
import Paper
import Plant
import Store

/// What `image add` did.
struct ImageAddReport {
  /// What the pictures were tied to.
  struct Aim {
    var tying: ImageTying
    var look: Fact?
    /// The last look at the face, where none was said and that one was not taken.
    var otherLook: Fact?
  }

  private(set) var aim: Aim?
  /// What the person should know of the tool the new pictures were made with.
  private(set) var told: [String] = []
  private var tied: [ImageTying.Tied] = []
  private let refused: [ImageRefusal]
  private var kept = ImagesKept()

  init(refused: [ImageRefusal]) {
    self.refused = refused
  }

  /// A batch was committed.
  mutating func take(
    _ aim: Aim, _ more: ImagesKept, _ batch: [ImageTying.Tied], _ told: [String]
  ) {
    self.aim = aim
    for sentence in told where !self.told.contains(sentence) { self.told.append(sentence) }
    kept.added += more.added
    kept.known += more.known
    kept.mended += more.mended
    tied += batch
  }

  /// Says how far it came where it could not go on.
  func tellBegun(of count: Int) {
    guard !tied.isEmpty, tied.count < count else { return }
    Console.error(
      "\(tied.count) of \(CountText.of(count, "file")) taken before that; the rest not.")
  }

  private var new: [ImageTying.Tied] { tied.filter { $0.fact != nil } }
  private var same: Int { tied.count - new.count }

  var text: String {
    let bytes = new.reduce(Int64(0)) { $0 + Int64($1.entry.byteCount) }
    let place = aim?.tying.face.label ?? "nothing"
    var lines: [String] = []
    if new.isEmpty {
      lines.append("Nothing to add: \(Self.areHere(same)) already tied to \(place).")
    } else {
      lines.append("Added \(Self.pictures(new.count)) of \(place), \(SizeText.text(bytes)).")
      lines.append(lookLine)
      if same > 0 { lines.append("\(Self.areHere(same)) already tied to it.") }
    }
    if kept.mended > 0 { lines.append("\(Self.pictures(kept.mended)) here had rotted: mended.") }
    if new.isEmpty, kept.added > 0 {
      lines.append(
        "\(Self.pictures(kept.added)) known of here had no bytes: "
          + (kept.added == 1 ? "it has now." : "they have now."))
    }
    if !refused.isEmpty { lines.append("\(CountText.of(refused.count, "file")) left out:") }
    return lines.map(SafeLine.text).joined(separator: "\n")
  }

  /// What the pictures belong to, which nobody should have to guess.
  private var lookLine: String {
    let subject = new.count == 1 ? "It belongs" : "They belong"
    if let look = aim?.look { return "\(subject) to the look of \(Self.words(look))." }
    guard let other = aim?.otherLook else { return "\(subject) to no look." }
    return "\(subject) to no look: the last one is of \(Self.words(other)). "
      + "To tie to it: --inspection latest."
  }

  private static func words(_ look: Fact) -> String {
    var verdict = ""
    if case .inspection(let body) = look.body { verdict = ": \(body.verdict.rawValue)" }
    return "\(TimeText.minute(look.atMS)) by \(look.technician)\(verdict)"
  }

  private static func areHere(_ count: Int) -> String {
    "\(pictures(count)) \(count == 1 ? "is" : "are")"
  }

  private static func pictures(_ count: Int) -> String {
    count == 1 ? "1 picture" : "\(count) pictures"
  }

  var json: JSONValue {
    .object([
      ("added", .integer(Int64(new.count))), ("same", .integer(Int64(same))),
      ("mended", .integer(Int64(kept.mended))),
      ("bytes_kept", .integer(Int64(kept.added))),
      ("face", .optional(aim?.tying.face.label)),
      ("part", .optional(aim?.tying.face.face.part.description)),
      ("connector", .optional(aim?.tying.face.face.connector)),
      ("inspection", .optional(aim?.tying.inspection?.description)),
      ("cleaning", .optional(aim?.tying.cleaning?.description)),
      ("images", .array(tied.map(Self.json))), ("told", .array(told.map { .string($0) })),
      ("refused", .array(refused.map(\.json))),
    ])
  }

  private static func json(_ tied: ImageTying.Tied) -> JSONValue {
    .object([
      ("id", .optional(tied.fact?.description)),
      ("sha256", .string(Hexadecimal.text(tied.entry.sha256))), ("file", .string(tied.entry.path)),
      ("format", .string(tied.entry.picture.format.rawValue)),
      ("bytes", .integer(Int64(tied.entry.byteCount))),
      ("width", .integer(Int64(tied.entry.picture.widthPX))),
      ("height", .integer(Int64(tied.entry.picture.heightPX))),
      ("fibre", .optional(tied.fibre)),
    ])
  }
}
