internal import Plant

/// The words of a plan's columns.
struct FabricWords {
  let adapter = WordTable<PositionAdapter>()
  let cable = WordTable<CableKind>()
  let connector = WordTable<ConnectorKind>()
  let grade = WordTable<FibreGrade>()
  let medium = WordTable<Medium>()
  let polarity = WordTable<PolarityWord>()
  let polish = WordTable<Polish>()
  let side = WordTable<CableSide>()
  let state = WordTable<CableEndState>()
  let thing = WordTable<ThingKind>()
}
