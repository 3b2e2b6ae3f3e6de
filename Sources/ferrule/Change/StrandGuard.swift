import Paper
import Plant
import Store

/// Refuses a strand that its cable cannot have: a leg without ends, or a fibre its connector has no hole for.
enum StrandGuard {
  static func check(_ record: TypedRecord, _ view: StoreView) throws {
    guard record.table.kind == .strand, let thing = record.things["cable"],
      let fibre = record.numbers["fibre"]
    else { return }
    let fabric = StoreFabric(view)
    let leg = record.numbers["leg"] ?? 1
    let ends = try fabric.ends(of: thing.id)
    let legs = Set(ends.map(\.leg)).sorted()
    guard let first = legs.first, let last = legs.last else {
      return try checkCount(fibre, thing, fabric)
    }
    guard legs.contains(leg) else {
      throw refused(
        "\(thing.label) has no leg \(leg): "
          + (first == last ? "it has one." : "it has legs \(first) to \(last)."),
        "leg=\(first) to leg=\(last)")
    }
    let kinds = ends.filter { $0.leg == leg }.compactMap(\.face.kind)
    guard !kinds.isEmpty else { return try checkCount(fibre, thing, fabric) }
    // The leg of a harness has another connector than the plug where all legs meet.
    guard !kinds.contains(where: { $0.hasFibre(at: fibre) }), let kind = kinds.first else { return }
    let range = NumberRuns.text(kind.filled)
    throw refused(
      "\(thing.label)\(legs.count > 1 ? " leg \(leg)" : "") has \(kind.text): no fibre \(fibre), "
        + "but \(range).", "fibre=\(kind.filled.first ?? 1) to fibre=\(kind.filled.last ?? 1)")
  }

  /// Where no end is recorded the sheath says how many there can be.
  private static func checkCount(_ fibre: Int, _ thing: Thing, _ fabric: StoreFabric) throws {
    guard let count = try fabric.cable(thing.id)?.fibreCount, fibre > count else { return }
    throw refused(
      "\(thing.label) has \(count) fibres: there is no fibre \(fibre).", "fibre=1 to fibre=\(count)"
    )
  }

  private static func refused(_ what: String, _ next: String) -> CommandError {
    CommandError(.badInput, "bad-value", SafeLine.text("\(what) Nothing was added."), next: next)
  }
}
