/// A row by its table's place in the catalogue and the sixteen bytes that begin its key.
struct Row: Hashable {
  let table: Int
  let id: Bytes16
}
