import Paper
import Plant
import Store

/// A picture that is tied to a face, with what a person asks about it.
struct ImageRow {
  let fact: Fact
  let image: FaceImage
  let face: String?
  /// The look it belongs to, else the last one of its face before it.
  let look: Fact?
  /// Whether its bytes are here.
  let isHere: Bool
  /// Whether they were here: the picture was added on this laptop.
  let wasHere: Bool
  let job: String?

  /// A maker of rows that remembers the names of faces.
  struct Maker {
    let view: StoreView
    let store: Store
    private var names: FaceName
    private var looks: [Face: [Fact]] = [:]

    init(_ view: StoreView, _ store: Store) {
      self.view = view
      self.store = store
      names = FaceName(view)
    }

    /// The row of a fact; nil if it is of another kind.
    mutating func row(_ fact: Fact) throws -> ImageRow? {
      guard case .image(let image) = fact.body else { return nil }
      let look = try look(image, before: fact)
      return ImageRow(
        fact: fact, image: image, face: try image.face.map { try names.text($0) }, look: look,
        isHere: try store.holdsImage(image.sha256), wasHere: try view.wasAddedHere(fact),
        job: try fact.job.flatMap { try view.thing(.job, $0)?.label })
    }

    private mutating func look(_ image: FaceImage, before fact: Fact) throws -> Fact? {
      guard let face = image.face else { return nil }
      let all = try looks[face] ?? view.inspections(of: face)
      looks[face] = all
      if let id = image.inspection { return all.first { $0.id == id } }
      return all.last { Fact.precedes($0, fact) && $0.atMS <= fact.atMS }
    }
  }

  /// Whether the look is the one it was said to belong to.
  var isOfLook: Bool { image.inspection != nil }

  var verdict: FaceVerdict? {
    if case .inspection(let body)? = look?.body { body.verdict } else { nil }
  }

  /// As many digits of the hash as nobody mistypes; `image show` takes them.
  var short: String { String(Hexadecimal.text(image.sha256.prefix(4))) }

  static func table(_ rows: [ImageRow]) -> String {
    var table = Table(["picture", "added", "who", "fibre", "look", "size", "face"])
    for row in rows {
      table.add([
        row.short, TimeText.minute(row.fact.atMS), row.fact.technician,
        row.image.fibre.map(String.init), row.isOfLook ? row.verdict?.rawValue : nil,
        row.isHere ? SizeText.text(row.image.byteCount) : row.wasHere ? "LOST" : "wanted", row.face,
      ])
    }
    return table.text()
  }

  var json: JSONValue { .object(fields) }

  /// All that is known of it, for programs.
  var fields: [(String, JSONValue)] {
    [
      ("id", .string(fact.id.description)), ("sha256", .string(Hexadecimal.text(image.sha256))),
      ("here", .bool(isHere)), ("added_here", .bool(wasHere)), ("bytes", .integer(image.byteCount)),
      ("format", .string(image.format.rawValue)), ("width", .optional(image.widthPX)),
      ("height", .optional(image.heightPX)), ("name", .optional(image.name)),
      ("face", .optional(face)), ("part", .optional(image.face?.part.description)),
      ("connector", .optional(image.face?.connector)), ("fibre", .optional(image.fibre)),
      ("inspection", .optional(image.inspection?.description)),
      ("verdict", .optional(isOfLook ? verdict?.rawValue : nil)),
      ("last_verdict_before", .optional(isOfLook ? nil : verdict?.rawValue)),
      ("cleaning", .optional(image.cleaning?.description)),
      ("taken", .optional(image.takenMS.map(TimeText.iso))), ("tip", .optional(image.tip)),
      ("at", .string(TimeText.iso(fact.atMS))), ("technician", .string(fact.technician)),
      ("job", .optional(job)),
    ]
  }
}
