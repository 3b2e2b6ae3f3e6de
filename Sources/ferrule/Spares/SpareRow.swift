import Guide
import Paper
import Plant
import Store

/// A spare leg with its last tests, as lists show it.
struct SpareRow {
  var leg: SpareLeg
  let from: PanelRack
  let to: PanelRack
  let polarity: Fact?
  let loss: Fact?

  init(_ leg: SpareLeg, from: PanelRack, to: PanelRack, _ view: StoreView) throws {
    self.leg = try view.withDamage(leg)
    self.from = from
    self.to = to
    (polarity, loss) = try view.lastTests(of: leg)
  }

  static func table(_ rows: [SpareRow], from: String, to: String, nowMS: Int64) -> String {
    var table = Table(["leg", from, to, "fibres", "polarity test", "loss test"])
    for row in rows {
      let count = row.leg.sought == nil ? row.leg.broken.count : nil
      let broken = count == 0 ? "" : ", \(count.map(String.init) ?? "?") broken"
      table.add([
        row.leg.label, row.leg.nearSpot.text, row.leg.farSpot.text,
        row.leg.freeFibres.map {
          "\($0)\(broken)\(row.leg.damageInUse.isEmpty ? "" : ", damaged")"
        },
        age(row.polarity, nowMS), age(row.loss, nowMS),
      ])
    }
    return table.text()
  }

  /// What keeps the leg from being taken unless it is named.
  var isDoubtful: Bool { leg.sought != nil || !leg.damageInUse.isEmpty }

  /// The same in words, a sentence each.
  func doubts(nowMS: Int64) -> [String] {
    let sought = leg.sought.map {
      "\(leg.label): a broken fibre, which is not known; task \(FaultRow.shortID($0.task))."
    }
    return [sought].compactMap(\.self)
      + leg.damageInUse.map { face in
        "\(leg.label): the face at \(face.place) is damaged, seen by \(face.technician) "
          + "\(FloorClock.span(fromMS: face.atMS, toMS: nowMS)) ago."
      }
  }

  private static func age(_ fact: Fact?, _ nowMS: Int64) -> String {
    guard let fact else { return "never" }
    let verdict: String? =
      if case .lossTest(let test) = fact.body { test.verdict.map { " \($0)" } } else { nil }
    return "\(FloorClock.span(fromMS: fact.atMS, toMS: nowMS)) ago\(verdict ?? "")"
  }

  var json: JSONValue {
    .object([
      ("ref", .string(leg.label)), ("cable", .string(leg.cable.id.description)),
      ("leg", .optional(leg.leg)), ("near", Self.json(leg.near, leg.nearSpot)),
      ("far", Self.json(leg.far, leg.farSpot)), ("whole", .bool(leg.isWhole)),
      ("landed", .bool(leg.isLanded)), ("fibres", .optional(leg.freeFibres)),
      (
        "pairs",
        leg.pairs.map { pairs in
          .array(
            pairs.map {
              .object([("near", .string($0.near.label)), ("far", .string($0.far.label))])
            })
        } ?? .null
      ), ("broken", .array(leg.broken.map { .optional($0) })),
      ("broken_sought", .optional(leg.sought?.task.description)),
      (
        "damaged",
        .array(
          leg.damaged.map {
            .object([
              ("place", .string($0.place)), ("at", .string(TimeText.iso($0.atMS))),
              ("technician", .string($0.technician)),
            ])
          })
      ), ("grade", .optional(leg.cable.grade?.rawValue)),
      ("polarity", .optional(leg.cable.polarity?.rawValue)),
      ("length_mm", .optional(leg.cable.lengthMM)),
      ("polarity_test", Self.json(polarity)), ("loss_test", Self.json(loss)),
    ])
  }

  private static func json(_ end: CableEnd, _ spot: SpareSpot) -> JSONValue {
    let (position, free): (String?, [PanelPosition]) =
      switch spot {
      case .position(let position): (position.label, [])
      case .cassette(let rear, let free, _): (rear.label, free)
      case .loose: (nil, [])
      }
    return .object([
      ("end", .string(end.id.description)), ("state", .string(end.state.rawValue)),
      ("position", .optional(position)), ("free", .array(free.map { .string($0.label) })),
    ])
  }

  private static func json(_ fact: Fact?) -> JSONValue {
    guard let fact else { return .null }
    return .object([
      ("id", .string(fact.id.description)), ("at", .string(TimeText.iso(fact.atMS))),
      ("technician", .string(fact.technician)),
    ])
  }
}
