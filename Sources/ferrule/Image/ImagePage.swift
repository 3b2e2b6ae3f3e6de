import Paper
import Plant
import Store

/// What is known of one tie of a picture, in words.
struct ImagePage {
  let row: ImageRow
  /// How far the scope's clock was ahead of the laptop's; ms.
  let clockOffsetMS: Int64?
  let place: String?
  /// How the tip shows faces; nil where nobody has said, and where two people say otherwise.
  let orientation: TipOrientation?
  private let isTipDisputed: Bool
  /// Where the fibre it shows is in the picture of a whole face.
  let spot: String?

  init(_ row: ImageRow, _ view: StoreView) throws {
    self.row = row
    clockOffsetMS = try view.scopeClockOffsetMS(of: row.fact.technician, atMS: row.fact.atMS)
    place = try row.image.face.flatMap { face in
      try view.port(holding: face.part, connector: face.connector)?.place?.text
    }
    orientation = try row.image.tip.flatMap { try view.orientation(ofTip: $0) }
    isTipDisputed =
      try row.image.tip.map {
        try view.isViewDisputed(of: RecordKey.tool(kind: "tip", label: $0).id)
      } ?? false
    let picture = try row.image.tip.flatMap { tip in
      try row.image.face.flatMap { try view.picture(of: $0, tip: tip) }
    }
    spot = row.image.fibre.flatMap { picture?.text(of: $0) } ?? picture?.text(of: 1)
  }

  static func text(_ pages: [ImagePage], isWell: Bool, _ style: Style) -> String {
    guard let first = pages.first?.row else { return "" }
    let image = first.image
    let sides = image.widthPX.flatMap { width in
      image.heightPX.map { ", \(width) by \($0) pixels" }
    }
    let kind = image.format.rawValue.uppercased()
    var lines = [
      style.strong("picture \(first.short)")
        + "  \(kind)\(sides ?? ""), \(SizeText.text(image.byteCount))"
    ]
    lines.append(
      !first.isHere
        ? pages.contains(where: \.row.wasHere)
          ? style.warning("  bytes  LOST: added on this laptop, not in images.db any more")
          : "  bytes  wanted: not in this store; \(first.fact.technician) has them"
        : isWell
          ? "  bytes  here, as they were read"
          : style.warning("  bytes  DAMAGED: not what they were; add the original again"))
    lines.append("  sha256 \(Hexadecimal.text(image.sha256))")
    for page in pages { lines += [""] + page.lines }
    return lines.map(SafeLine.text).joined(separator: "\n")
  }

  private var lines: [String] {
    let image = row.image
    let fibre = image.fibre.map { ", fibre \($0)" } ?? ", whole face"
    var lines = ["  shows  \(row.face ?? "no face that was named")\(fibre)"]
    if let place { lines.append("  at     \(place)") }
    let job = row.job.map { ", \($0)" } ?? ""
    lines.append("  added  \(TimeText.minute(row.fact.atMS)) by \(row.fact.technician)\(job)")
    if let taken = image.takenMS {
      let laptop = laptopTakenMS.map { ", \(TimeText.minute($0)) by the laptop's" } ?? ""
      lines.append("  taken  \(TimeText.minute(taken)) by the scope's clock\(laptop)")
    }
    if let look = row.look, let verdict = row.verdict {
      let tie = row.isOfLook ? "its look" : "the last look before it"
      lines.append(
        "  look   \(verdict.rawValue), \(TimeText.minute(look.atMS)) by \(look.technician): \(tie)")
    } else {
      lines.append("  look   none is known")
    }
    if let name = image.name { lines.append("  file   \(name)") }
    if let tip = image.tip {
      let unknown =
        isTipDisputed
        ? "TWO ANSWERS how it shows faces" : "nobody said how it shows faces"
      let shows = orientation.map { "shows faces \($0.text)" } ?? unknown
      lines.append("  tip    \(tip): \(shows)")
    }
    if let spot { lines.append("  where  \(spot), key up") }
    lines.append("  id     \(row.fact.id)")
    return lines
  }

  var json: JSONValue {
    .object(
      row.fields + [
        ("place", .optional(place)),
        ("taken_laptop", .optional(laptopTakenMS.map(TimeText.iso))),
        ("tip_view", .optional(orientation?.rawValue)), ("spot", .optional(spot)),
      ])
  }

  /// Numbers of other laptops may be any.
  private var laptopTakenMS: Int64? {
    guard let taken = row.image.takenMS, let offset = clockOffsetMS else { return nil }
    let (time, isOdd) = taken.subtractingReportingOverflow(offset)
    return isOdd ? nil : time
  }
}
