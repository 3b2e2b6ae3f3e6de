import Plant

/// A small drawing of the cage a repair works in.
public enum Faceplate {
  /// The card of a port: all its names, where it is, and its cage with what must not be touched.
  ///
  /// At most 6 lines of 40 columns.
  public static func card(_ state: RepairState) -> [String] {
    let port = state.situation.port
    let name = port.label(device: Columns.shorten(port.device, to: 32))
    var head = Columns.wrap(name)
    let cage = cageLines(state)
    if let place = port.place?.text {
      let short = Columns.shorten(place, to: Columns.width)
      if head.count == 1, Columns.count("\(name)  \(short)") <= Columns.width {
        head = ["\(name)  \(short)"]
      } else if head.count + cage.count < Columns.height {
        head.append(short)
      }
    }
    let room = max(0, Columns.height - head.count - cage.count)
    let names = names(port, room: room)
    let far = names.count < room ? [farEnd(state.situation.otherPort)] : []
    return Columns.first(Columns.height, of: head + names + far + cage)
  }

  /// Where the cord leads, and to which rail and GPU where the model of the host or the site tells.
  private static func farEnd(_ port: PortCard) -> String {
    let told = port.otherNames.filter { name in
      ["GPU", "RAIL"].contains { NameFolding.fold(name).hasPrefix(NameFolding.fold($0)) }
    }
    let gpu = told.isEmpty ? "" : ", " + Columns.shorten(told.joined(separator: " "), to: 16)
    let room = Columns.width - Columns.count("to  \(port.name)\(gpu)")
    return "to \(port.label(device: Columns.shorten(port.device, to: room)))\(gpu)"
  }

  /// As many of the other names as fit, then how many are left out.
  private static func names(_ port: PortCard, room: Int) -> [String] {
    guard room > 0, !port.otherNames.isEmpty else { return [] }
    for kept in stride(from: port.otherNames.count, through: 1, by: -1) {
      let left = port.otherNames.count - kept
      let text =
        ([port.name] + port.otherNames.prefix(kept)).joined(separator: " = ")
        + (left > 0 ? " +\(left)" : "")
      let lines = Columns.wrap(text, indent: " ")
      if lines.count <= min(room, 2) { return lines }
    }
    return []
  }

  private static func cageLines(_ state: RepairState) -> [String] {
    let port = state.situation.port
    let cage = "CAGE \(Columns.shorten(port.cage ?? "?", to: 8))"
    let yours = Slot(name: port.name, mark: "YOURS", side: port.side, connector: port.connector)
    var slots = [yours]
    for neighbour in state.situation.neighbours.prefix(3) {
      let mark =
        state.neighboursOut.contains(neighbour.port.id)
        ? "OUT" : state.isShut(neighbour) ? "shut" : "LIVE"
      slots.append(
        Slot(
          name: neighbour.port.name, mark: mark, side: neighbour.port.side,
          connector: neighbour.port.connector))
    }
    let sidesKnown = slots.allSatisfy { $0.side != nil } && slots.count > 1
    slots.sort { $0.rank < $1.rank }
    let drawn = slots.map { "[\($0.name) \($0.mark)]" }.joined()
    let isWhole = Columns.count(drawn) <= Columns.width
    let more = state.situation.neighbours.count - (slots.count - 1)
    let rest = more > 0 ? [" +\(more) more"] : []
    let lines =
      isWhole && more == 0 ? [drawn] : rows(slots.map { "[\($0.name) \($0.mark)]" } + rest)
    if slots.count == 1 {
      return ["\(cage): \(yours.sideWord)nothing else known in it"] + lines
    }
    // Nothing is left out of the head but the row, where the cage has a long name.
    let inRow = port.cageRow.map { "\(cage) \($0), from the left:" }
    let isShort = inRow.map { Columns.count($0) <= Columns.width } ?? false
    let head = isShort ? inRow ?? "" : "\(cage), from the left:"
    // A row of cages may be upside down: where nobody has said, only the print beside it tells.
    let unknown = ["\(cage): sides not known, see the print", "\(cage): sides unknown, see print"]
    let told = unknown.first { Columns.count($0) <= Columns.width } ?? unknown[1]
    return [sidesKnown ? head : told] + lines
  }

  /// Slots beside each other as far as a line goes.
  private static func rows(_ slots: [String]) -> [String] {
    var rows: [String] = []
    for slot in slots {
      if let last = rows.last, Columns.count(last + slot) <= Columns.width {
        rows[rows.count - 1] = last + slot
      } else {
        rows += Columns.wrap(slot, indent: " ")
      }
    }
    return rows
  }

  private struct Slot {
    var name: String
    var mark: String
    var side: CageSide?
    var connector: Int?

    var rank: Int {
      switch side {
      case .left: 0
      case .right: 2
      case nil: connector == 1 ? 0 : 1
      }
    }

    var sideWord: String { side.map { "\($0.rawValue), " } ?? "" }
  }
}
