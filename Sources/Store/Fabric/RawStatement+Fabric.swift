internal import Plant

/// Cells of a plan's rows, in the values of `Plant`; what cannot be read is missing.
extension RawStatement {
  func thing(_ column: Int) -> ThingID? {
    withBlob(column) { ThingID(raw: $0) }
  }

  func word(_ column: Int) -> String? {
    isNull(column) ? nil : text(column)
  }

  func word<Value>(_ column: Int, _ words: WordTable<Value>) -> Value? {
    withBlob(column, words.value)
  }

  func number(_ column: Int) -> Int? {
    isNull(column) ? nil : Int(clamping: integer(column))
  }

  /// Connector, pins and polish in three columns.
  func face(_ column: Int, _ words: FabricWords) -> FaceType {
    FaceType(
      kind: word(column, words.connector),
      pins: number(column + 1).map { $0 == 1 ? .pinned : .unpinned },
      polish: word(column + 2, words.polish))
  }

  /// Id, kind, serial, part number, fibres, grade, polarity, length, link and place along it.
  func cable(_ words: FabricWords) -> Cable? {
    guard let id = thing(0) else { return nil }
    return Cable(
      id: id, kind: word(1, words.cable), serial: word(2), partNumber: word(3),
      fibreCount: number(4), grade: word(5, words.grade), polarity: word(6, words.polarity),
      lengthMM: isNull(7) ? nil : integer(7), link: thing(8), ordinal: number(9))
  }

  /// Id, cable, side, leg, connector, pins, polish, state, kind and id of the place.
  func cableEnd(_ words: FabricWords) -> CableEnd? {
    guard let id = thing(0), let cable = thing(1) else { return nil }
    let kind = word(8, words.thing)
    let place = kind.flatMap { kind in thing(9).map { Subject(kind: kind, id: $0) } }
    // Of an end only an edit may have come: it takes its place, and leads nowhere.
    return CableEnd(
      id: id, cable: cable, side: word(2, words.side) ?? .a, leg: number(3) ?? 1,
      face: face(4, words), state: isNull(7) ? .landed : word(7, words.state) ?? .lost,
      place: place)
  }

  /// Connector and position of the near side, connector and position of the far side.
  func writtenFibre(_ column: Int) -> WrittenFibre? {
    guard let from = number(column + 1), let to = number(column + 3) else { return nil }
    return WrittenFibre(
      fromConnector: word(column) ?? "1", fromPosition: from,
      toConnector: word(column + 2) ?? "1", toPosition: to)
  }
}
