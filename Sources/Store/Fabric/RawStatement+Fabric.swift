internal import Plant

/// Cells of a plan's rows, in the values of `Plant`; what cannot be read is missing.
extension RawStatement {
  func thing(_ column: Int) -> ThingID? {
    withBlob(column) { ThingID(raw: $0) }
  }

  func word(_ column: Int) -> String? {
    isNull(column) ? nil : text(column)
  }

  func number(_ column: Int) -> Int? {
    isNull(column) ? nil : Int(clamping: integer(column))
  }

  /// Connector, pins and polish in three columns.
  func face(_ column: Int) -> FaceType {
    FaceType(
      kind: word(column).flatMap(ConnectorKind.init),
      pins: number(column + 1).map { $0 == 1 ? .pinned : .unpinned },
      polish: word(column + 2).flatMap(Polish.init))
  }

  /// Id, cable, side, leg, connector, pins, polish, state, kind and id of the place.
  func cableEnd() -> CableEnd? {
    guard let id = thing(0), let cable = thing(1) else { return nil }
    // Of an end only an edit may have come: it takes its place, and leads nowhere.
    let side = word(2).flatMap(CableSide.init) ?? .a
    let kind = word(8).flatMap(ThingKind.init)
    let place = kind.flatMap { kind in thing(9).map { Subject(kind: kind, id: $0) } }
    return CableEnd(
      id: id, cable: cable, side: side, leg: number(3) ?? 1, face: face(4),
      state: word(7).map { CableEndState(rawValue: $0) ?? .lost } ?? .landed, place: place)
  }

  /// Connector and position of the near side, connector and position of the far side.
  func writtenFibre(_ column: Int) -> WrittenFibre? {
    guard let from = number(column + 1), let to = number(column + 3) else { return nil }
    return WrittenFibre(
      fromConnector: word(column) ?? "1", fromPosition: from,
      toConnector: word(column + 2) ?? "1", toPosition: to)
  }
}
